import { describe, expect, test } from 'vitest'
import { mapGithubIssue } from '../../../server/sources/github/map-issue.ts'
import { issue } from './github-server.ts'

const rules = { projectLabels: ['project'] }
const map = (changes: { readonly labels?: readonly string[]; readonly [field: string]: unknown }) => {
  const content = issue(7, { ...changes, labels: ['project', ...(changes.labels ?? [])] })
  return mapGithubIssue({ location: 'acme/shop id 1007', content, text: JSON.stringify(content), rules })
}
const project = (changes: Parameters<typeof map>[0]) => {
  const { records, rejections } = map(changes)
  const [record] = records
  if (record?.kind !== 'project') throw new Error(`expected a project: ${rejections[0]?.reason}`)
  return record.value
}
const block = (yaml: string) => `Why.\n\n\`\`\`yaml\n${yaml}\n\`\`\`\n\nMore.`

describe('an issue with a project label', () => {
  test('is a project with its title, text and address, and no demand', () => {
    expect(map({ body: 'Why.' })).toMatchObject({
      withdrawn: [
        { kind: 'issue', externalId: '1007' },
        { kind: 'request', externalId: '1007' },
      ],
    })
    expect(project({ body: 'Why.' })).toEqual({
      id: 'acme/shop#7',
      title: 'Issue 7',
      description: 'Why.',
      status: 'candidate',
      url: 'https://github.com/acme/shop/issues/7',
      effort: [{ team: 'unassigned', low: 1, likely: 4, high: 12 }],
      effortAssumed: true,
      effects: [],
      dependsOn: [],
    })
  })

  test.each<[object, string]>([
    [{ state: 'open' }, 'candidate'],
    [{ state: 'closed', state_reason: 'completed' }, 'shipped'],
    [{ state: 'closed', state_reason: null }, 'shipped'],
    [{ state: 'closed', state_reason: 'not_planned' }, 'rejected'],
    [{ state: 'closed', state_reason: 'duplicate' }, 'rejected'],
    [{ state: 'open', state_reason: 'reopened' }, 'candidate'],
  ])('%j is %s', (changes, status) => {
    expect(project({ ...changes }).status).toBe(status)
  })

  test.each<[string[], object | null]>([
    [['effort:3w', 'team:core'], { team: 'core', low: 3, likely: 3, high: 3 }],
    [['Effort: 2-5w'], { team: 'unassigned', low: 2, likely: 3.5, high: 5 }],
    [['effort:4d'], { team: 'unassigned', low: 0.8, likely: 0.8, high: 0.8 }],
    [['effort:big'], null],
    [['effort:5-2w'], null],
    [['effort:0w'], null],
  ])('labels %j give the effort %j', (labels, effort) => {
    const made = project({ labels })
    if (effort) expect(made.effort).toEqual([effort])
    expect(made.effortAssumed).toBe(effort === null ? true : undefined)
  })

  test('says effort, team and effects in a block, which comes before labels and is left out of the text', () => {
    const yaml = `leverage:
  team: core
  effort: { low: 2, likely: 3, high: 5 }
  effects: [{ services: [shop], frequency: { low: 0.1, likely: 0.2, high: 0.3 } }]
  dependsOn: [acme/shop#9]`
    expect(project({ body: block(yaml), labels: ['effort:9w', 'team:edge'] })).toMatchObject({
      description: 'Why.\n\n\nMore.',
      effort: [{ team: 'core', low: 2, likely: 3, high: 5 }],
      effects: [{ services: ['shop'] }],
      dependsOn: ['acme/shop#9'],
    })
    const several = 'leverage: { efforts: { core: 3, edge: { low: 1, likely: 1, high: 2 } } }'
    expect(project({ body: block(several).replaceAll('\n', '\r\n') }).effort.map(({ team }) => team)).toEqual([
      'core',
      'edge',
    ])
  })

  test.each([
    ['other YAML', block('name: leverage')],
    ['a block without an end', '```yaml\nleverage: { effort: 3 }'],
    ['a block of another language', '```json\nleverage: 1\n```'],
  ])('takes %s for text', (_, body) => {
    expect(project({ body })).toMatchObject({ description: body, effortAssumed: true })
  })

  test.each([
    ['leverage: { effort: soon }', 'leverage.effort is "soon"; expected engineer-weeks above 0'],
    ['leverage: { effort: -1 }', 'leverage.effort is -1; expected engineer-weeks above 0'],
    ['leverage: { efort: 3 }', 'Unrecognized key: "efort"'],
    ['leverage: { effects: [{ services: [a] }] }', 'an effect needs at least one of frequency'],
    ['leverage: [', 'is not YAML'],
    ['leverage: { dependsOn: ["acme/shop#7"] }', 'depend on itself'],
  ])('with %s waits in quarantine', (yaml, reason) => {
    expect(map({ body: block(yaml) }).rejections[0]?.reason).toContain(reason)
  })
})

test('an issue that loses its labels takes what it was with it', () => {
  const content = issue(7, { labels: [] })
  const result = mapGithubIssue({ location: 'x', content, text: '{}', rules: { labels: ['bug'] } })
  expect(result).toEqual({
    records: [],
    rejections: [],
    dropped: 1,
    withdrawn: [
      { kind: 'issue', externalId: '1007' },
      { kind: 'project', externalId: '1007' },
      { kind: 'request', externalId: '1007' },
    ],
  })
})
