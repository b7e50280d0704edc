import { expect, test } from 'vitest'
import { newRequestSchema } from '../../../model/contract/requests.ts'
import { erasePerson } from '../../../server/usecases/access/erase-person.ts'
import type { Context } from '../../../server/usecases/context.ts'
import { loadEvidence } from '../../../server/usecases/load-evidence.ts'
import { rankProjects } from '../../../server/usecases/rank-projects.ts'
import { amendRequests, joinRequest } from '../../../server/usecases/requests/amend-requests.ts'
import { fileRequest, findSimilar } from '../../../server/usecases/requests/file-request.ts'
import { readBoard } from '../../../server/usecases/requests/request-board.ts'
import { commitPlan } from '../../support/committed-plan.ts'
import { asPerson, signedIn } from '../../support/people.ts'
import { QUESTION } from '../../support/question.ts'
import { importCsv, smallCompany } from '../../support/temporary-installation.ts'

const REQUESTS_CSV = `id,title,requested_at,requested_by,function,service,accounts,people,project
r1,Carts vanish at checkout,2025-12-01,Ada Example,sales,checkout,acme;globex,3,
r2,The ledger is slow every month,2025-12-05,Support,,ledger,,1,
`
const company = async () => {
  const context = await smallCompany()
  await importCsv(context, 'requests.csv', REQUESTS_CSV, 'asked')
  return context
}
const asked = (title: string, more: object = {}) => newRequestSchema.parse({ title, ...more })
const demandIn = async (context: Context) => (await loadEvidence(context, null)).demand
const onBoard = async (context: Context, id: string) =>
  (await readBoard(context)).requests.find((request) => request.id === id)
const demandAvoided = async (context: Context, id: string) =>
  (await rankProjects(context, QUESTION)).projects.find((project) => project.id === id)?.avoided.demand

test('what somebody files is evidence at once, as what a sheet brings is', async () => {
  const context = await company()
  const version = (await loadEvidence(context, null)).version
  const heard: unknown[] = []
  context.events.subscribe((event) => heard.push(event))
  const { request } = await fileRequest(
    context,
    asked('Refunds arrive twice', {
      service: 'ledger',
      accounts: ['acme', 'acme'],
      askedFrom: 'support',
      atStake: 1000,
    }),
  )
  expect(request).toMatchObject({ id: 'refunds-arrive-twice', state: 'new', mine: true, accounts: [{ id: 'acme' }] })
  const filed = (await demandIn(context)).find(({ id }) => id === request.id)
  // 1 + log2(1 + 1 person) + 3 for the account; no chance is stated, so nothing at stake is scored.
  expect(filed).toMatchObject({ points: 5, service: 'ledger', atStake: 0 })
  expect((await loadEvidence(context, null)).version).not.toBe(version)
  expect(heard).toHaveLength(1)
  await importCsv(context, 'requests.csv', REQUESTS_CSV, 'asked')
  expect((await demandIn(context)).map(({ id }) => id)).toContain(request.id)
  expect((await fileRequest(context, asked('Refunds arrive twice'))).request.id).toBe('refunds-arrive-twice-2')
})

test('a service that nobody knows is refused with what it may mean', async () => {
  const context = await company()
  await expect(fileRequest(context, asked('Slow', { service: 'leger' }))).rejects.toThrow(
    'there is no service "leger"; did you mean "ledger"?',
  )
})

test('an open need that is much the same is proposed, and joining it adds accounts and a name instead of a copy', async () => {
  const context = await company()
  const need = { title: 'Carts vanish for Initech', service: 'checkout', accounts: ['initech'] }
  const { similar } = await findSimilar(context, need)
  expect(similar).toMatchObject([{ request: { id: 'r1' }, reason: 'same service, both say carts, vanish' }])
  const bo = await asPerson(context, 'bo', 'contributor')
  const joined = await joinRequest(bo, 'r1', { name: null, askedFrom: 'support', accounts: ['initech', 'acme'] })
  expect(joined).toMatchObject({ people: 4, mine: true, joined: [{ name: 'bo example', askedFrom: 'support' }] })
  // 1 + log2(1 + 4 people) + 3 for each of three accounts.
  expect((await demandIn(context)).find(({ id }) => id === 'r1')?.points).toBeCloseTo(1 + Math.log2(5) + 9, 12)
  await joinRequest(bo, 'r1', { name: null, askedFrom: 'support', accounts: ['hooli'] })
  const again = await importCsv(context, 'requests.csv', REQUESTS_CSV, 'asked')
  expect(again.fault).toBeNull()
  expect(await onBoard(context, 'r1')).toMatchObject({ people: 4, accounts: [{}, {}, {}, { id: 'hooli' }] })
  expect((await onBoard(context, 'r1'))?.mine).toBe(false)
})

test('a lead gives many to a project at once, which then closes them with the assumed chance', async () => {
  const context = await company()
  expect(await demandAvoided(context, 'canary')).toBe(0)
  const { requests } = await amendRequests(context, {
    requests: [
      { id: 'r1', revision: 0 },
      { id: 'r2', revision: 0 },
    ],
    changes: { service: 'checkout', project: 'canary' },
  })
  expect(requests).toMatchObject([
    { id: 'r1', state: 'triaged', words: 'Given to Canary deploys', service: 'checkout', revision: 1 },
    { id: 'r2', state: 'triaged', service: 'checkout' },
  ])
  // 9 and 2 points, each closed with (.3 + 4 x .6 + .8) / 6 = .5833.
  expect(await demandAvoided(context, 'canary')).toBeCloseTo(11 * (3.5 / 6), 1)
  await expect(
    amendRequests(context, { requests: [{ id: 'r1', revision: 0 }], changes: { closed: true } }),
  ).rejects.toThrow('somebody else has decided on “Carts vanish at checkout” since; nothing was changed')
  await expect(
    amendRequests(context, { requests: [{ id: 'r1', revision: 1 }], changes: { project: 'canari' } }),
  ).rejects.toThrow('there is no project "canari"; did you mean "canary"?')
})

test('whoever asked follows it into a plan, or to why not this quarter', async () => {
  const context = await company()
  const bo = await asPerson(context, 'bo', 'contributor')
  const lead = await asPerson(context, 'lee', 'lead')
  const { request } = await fileRequest(bo, asked('Refunds arrive twice'))
  const decide = async (changes: object) => {
    const revision = (await onBoard(context, request.id))?.revision ?? 0
    await amendRequests(lead, { requests: [{ id: request.id, revision }], changes })
    return onBoard(bo, request.id)
  }
  expect(await onBoard(bo, request.id)).toMatchObject({ mine: true, state: 'new', requestedBy: 'bo example' })
  expect(await decide({ notIn: { quarter: '2026Q2', reason: 'Core is on leave' } })).toMatchObject({
    state: 'not-now',
    words: 'Not in Q2 2026: Core is on leave',
  })
  expect(await decide({ project: 'index', notIn: null })).toMatchObject({ state: 'triaged' })
  const plan = await commitPlan(context, { mine: ['index'], quarter: '2026Q2', capacity: { core: 3 } })
  expect(await onBoard(bo, request.id)).toMatchObject({
    state: 'planned',
    words: 'Index the ledger is in “The quarter” for Q2 2026',
    plan: { id: plan.id },
  })
  expect(await decide({ closed: true })).toMatchObject({ state: 'answered', mine: true })
  expect(await onBoard(lead, request.id)).toBeUndefined()
  expect((await demandIn(context)).map(({ id }) => id)).not.toContain(request.id)
})

test('who may not triage may only close what they asked for', async () => {
  const context = await company()
  const bo = await asPerson(context, 'bo', 'contributor')
  const { request } = await fileRequest(bo, asked('Refunds arrive twice'))
  const amend = (id: string, changes: object) => amendRequests(bo, { requests: [{ id, revision: 0 }], changes })
  await expect(amend(request.id, { project: 'index' })).rejects.toThrow('that takes the role lead or more')
  await expect(amend('r1', { closed: true })).rejects.toThrow('that takes the role lead or more')
  expect(await amend(request.id, { closed: true })).toMatchObject({ requests: [{ state: 'answered' }] })
})

test('erasing a person takes the name off what they filed and joined', async () => {
  const context = await company()
  await signedIn(context, 'root', 'admin')
  const bo = await asPerson(context, 'bo', 'contributor')
  const { request } = await fileRequest(bo, asked('Refunds arrive twice'))
  await joinRequest(bo, 'r1', { name: null, askedFrom: null, accounts: [] })
  await erasePerson(context, 'bo')
  const names = [await onBoard(context, request.id), await onBoard(context, 'r1')].map((each) => [
    each?.requestedBy,
    ...(each?.joined ?? []).map(({ name }) => name),
  ])
  expect(JSON.stringify(names)).not.toMatch(/bo example/)
  expect(names).toMatchObject([
    [expect.stringMatching(/^erased person/)],
    ['Ada Example', expect.stringMatching(/^erased/)],
  ])
})
