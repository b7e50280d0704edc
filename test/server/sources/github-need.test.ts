import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { mapGithubIssue } from '../../../server/sources/github/map-issue.ts'
import { needTemplate, readNeed } from '../../../server/sources/github/need-form.ts'
import { issue } from './github-server.ts'

/** As GitHub writes an issue that was made with the form: a heading for each label, then the answer. */
function answered(answers: Readonly<Record<string, string>>): string {
  const { body } = parse(needTemplate(['webhooks', 'payouts'])) as {
    body: { id: string; attributes: { label: string } }[]
  }
  return body.map(({ id, attributes }) => `### ${attributes.label}\n\n${answers[id] ?? '_No response_'}`).join('\n\n')
}

const ANSWERS = {
  from: 'support',
  service: 'webhooks',
  accounts: 'Harbor & Finch, Lantern Air; Harbor & Finch',
  atstake: '$ 420,000',
  chance: '10, 20, 40',
  details: 'Every Monday.\n\nThey call each time.',
}
const map = (changes: object, rules: object = {}) => {
  const content = issue(7, changes)
  return mapGithubIssue({ location: 'acme/shop id 1007', content, text: JSON.stringify(content), rules })
}

test('the template is a form with the services there are', () => {
  expect(parse(needTemplate(['webhooks', 'payouts']))).toMatchObject({
    labels: ['reliability-need'],
    body: [{}, { attributes: { label: 'Service', options: ['I cannot tell', 'webhooks', 'payouts'] } }, {}, {}, {}, {}],
  })
})

test('an issue that was made with it is a request, and no issue any more', () => {
  const { records, withdrawn } = map({ body: answered(ANSWERS), labels: ['account:globex'] })
  expect(records).toMatchObject([
    {
      kind: 'request',
      externalId: '1007',
      value: {
        id: 'acme/shop#7',
        askedFrom: 'support',
        service: 'webhooks',
        accounts: ['globex', 'Harbor & Finch', 'Lantern Air'],
        atStake: 420_000,
        chanceOfLoss: { low: 0.1, likely: 0.2, high: 0.4 },
        description: 'Every Monday.\n\nThey call each time.',
        people: 1,
      },
    },
  ])
  expect(withdrawn?.map(({ kind }) => kind)).toEqual(['issue', 'project'])
})

test('a label for the service wins over the answer, and a project stays a project', () => {
  const body = answered(ANSWERS)
  expect(map({ body, labels: ['service:payouts'] }).records).toMatchObject([{ value: { service: 'payouts' } }])
  expect(map({ body, labels: ['proposal'] }, { projectLabels: ['proposal'] }).records).toMatchObject([
    { kind: 'project' },
  ])
})

test.each([
  ['left out', answered({}), { askedFrom: null, service: null, accounts: [], atStake: null, chanceOfLoss: null }],
  ['not known', answered({ service: 'I cannot tell', from: 'Finance' }), { service: null, askedFrom: null }],
  ['in other words', answered({ atstake: 'a lot', chance: 'high' }), { atStake: null, chanceOfLoss: null }],
  ['one chance', answered({ chance: '20%' }), { chanceOfLoss: { low: 0.2, likely: 0.2, high: 0.2 } }],
  ['out of order', answered({ chance: '40, 20, 10' }), { chanceOfLoss: null }],
  ['above all', answered({ chance: '120' }), { chanceOfLoss: null }],
])('answers that are %s', (_, body, expected) => {
  expect(readNeed(body)).toMatchObject(expected)
})

test.each([null, '', 'Steps to reproduce', '### Service\n\nwebhooks'])('%o was not made with it', (body) => {
  expect(readNeed(body)).toBeNull()
  expect(map({ body }).records).toMatchObject([{ kind: 'issue' }])
})
