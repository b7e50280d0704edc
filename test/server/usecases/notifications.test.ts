import Database from 'better-sqlite3'
import { beforeEach, expect, test } from 'vitest'
import { newRequestSchema } from '../../../model/contract/requests.ts'
import { type Instant, instant, MILLISECONDS_PER_DAY } from '../../../model/quantity.ts'
import { erasePerson } from '../../../server/usecases/access/erase-person.ts'
import { addComment } from '../../../server/usecases/comments.ts'
import type { Context } from '../../../server/usecases/context.ts'
import { saveDecision } from '../../../server/usecases/decisions.ts'
import { answerEstimates, askForEstimates, revealEstimates } from '../../../server/usecases/estimates.ts'
import { listNotifications, seeNotifications } from '../../../server/usecases/notifications/list-notifications.ts'
import { amendRequests } from '../../../server/usecases/requests/amend-requests.ts'
import { fileRequest } from '../../../server/usecases/requests/file-request.ts'
import { commitPlan } from '../../support/committed-plan.ts'
import { asPerson } from '../../support/people.ts'
import { NOW, smallCompany } from '../../support/temporary-installation.ts'

let now: Instant
let company: Context
/** A lead, and somebody who asks and estimates. */
let ada: Context
let grace: Context

beforeEach(async () => {
  now = NOW
  company = { ...(await smallCompany()), now: () => now }
  ada = await asPerson(company, 'ada', 'lead')
  grace = await asPerson(company, 'grace', 'contributor')
  later(1)
})

const later = (days: number) => {
  now = instant(now + days * MILLISECONDS_PER_DAY)
}
const told = async (context: Context) => (await listNotifications(context)).notifications.map(({ words }) => words)
const decided = { owner: 'Grace Example', reason: 'the vendor is ending it', expiresOn: null }

test('whoever asked is told of a decision and of a plan that holds it, once, and whoever decided is not', async () => {
  const { request } = await fileRequest(grace, newRequestSchema.parse({ title: 'Refunds arrive twice' }))
  const triage = (revision: number, changes: object) =>
    amendRequests(ada, { requests: [{ id: request.id, revision }], changes })
  expect(await told(grace)).toEqual([])
  await triage(0, { notIn: { quarter: '2026Q2', reason: 'no hands' } })
  expect(await told(grace)).toEqual(['Your need “Refunds arrive twice”: Not in Q2 2026: no hands'])
  await triage(1, { project: 'index' })
  later(1)
  await commitPlan(ada, { mine: ['index'], quarter: '2026Q2', capacity: { core: 5 } })
  expect(await told(grace)).toEqual([
    'Your need “Refunds arrive twice”: Index the ledger is in “The quarter” for Q2 2026',
    '“The quarter” is committed for Q2 2026',
  ])
  expect(await told(ada)).toEqual([])
})

test('comments of others are told where they mention one, or are on a project that one commented on or sees to', async () => {
  await addComment(ada, 'canary', 'Ask @grace, not @grace-2')
  await addComment(ada, 'index', 'Ask @gracelyn')
  expect(await told(grace)).toEqual(['ada example mentions you on Canary deploys: Ask @grace, not @grace-2'])
  await addComment(grace, 'index', 'Which index?')
  later(1)
  await addComment(ada, 'index', `The third.\n\n${'Long '.repeat(60)}`)
  expect((await told(grace))[0]).toMatch(/^ada example commented on Index the ledger: The third\. Long .*…$/)
  expect(await told(ada)).toEqual(['grace example commented on Index the ledger: Which index?'])
})

test('an estimate is asked for until it is given, and told of when it is revealed', async () => {
  await askForEstimates(ada, 'index')
  expect(await told(grace)).toEqual(['Your estimate of Index the ledger is asked for'])
  await answerEstimates(grace, 'index', { round: null, answers: { 'effort/0/core': { low: 1, likely: 2, high: 3 } } })
  expect(await told(grace)).toEqual([])
  later(1)
  await revealEstimates(ada, 'index')
  expect(await told(grace)).toEqual(['The estimates of Index the ledger are revealed'])
})

test('whoever is to see to a decision is told, and both they and who may decide of a risk in the fortnight before it lapses', async () => {
  await saveDecision(ada, '2026Q2', 'index', { revision: 0, decision: { ...decided, outcome: 'in' } })
  const risk = { ...decided, outcome: 'risk accepted', expiresOn: '2026-01-20' } as const
  await saveDecision(ada, '2026Q2', 'canary', { revision: 0, decision: risk })
  expect(await told(grace)).toEqual([
    'You see to “Canary deploys” in Q2 2026, risk accepted: the vendor is ending it',
    'You see to “Index the ledger” in Q2 2026, in: the vendor is ending it',
  ])
  expect(await told(ada)).toEqual([])
  later(7)
  expect(await told(ada)).toEqual(['The accepted risk of “Canary deploys” holds to 20 Jan, Grace Example sees to it'])
  expect((await told(grace))[0]).toContain('holds to 20 Jan')
  later(14)
  expect(await told(ada)).toEqual(['The accepted risk of “Canary deploys” lapsed on 20 Jan: decide anew'])
  later(40)
  expect(await told(ada)).toEqual([])
})

test('what was seen is new to nobody but the others, and is forgotten with whoever saw it', async () => {
  await commitPlan(ada, { mine: ['index'], quarter: '2026Q2', capacity: { core: 5 } })
  const first = await listNotifications(grace)
  expect([first.unread, first.notifications[0]?.isNew]).toEqual([1, true])
  expect(await seeNotifications(grace, first.notifications[0]?.at ?? '')).toMatchObject({ unread: 0 })
  later(1)
  await addComment(ada, 'canary', 'Well, @grace?')
  expect((await listNotifications(grace)).notifications.map(({ kind, isNew }) => [kind, isNew])).toEqual([
    ['comment', true],
    ['plan', false],
  ])
  // An earlier moment, as of a page that was open for long, takes nothing back.
  await seeNotifications(grace, new Date(NOW).toISOString())
  expect((await listNotifications(grace)).unread).toBe(1)
  const lin = await asPerson(company, 'lin', 'lead')
  expect(await told(lin)).toEqual([])

  const marks = () => {
    const file = new Database(company.store.path, { readonly: true })
    const number = file.prepare('SELECT count(*) FROM notification_mark').pluck().get()
    file.close()
    return number
  }
  expect(marks()).toBe(1)
  await asPerson(company, 'admin', 'admin')
  await erasePerson(company, 'grace')
  expect(marks()).toBe(0)
})

test('without accounts the owner is told of what others did, and of sources that fell silent', async () => {
  const own: Context = { ...company, store: company.store.as({ via: 'local owner', person: null, name: null }) }
  await commitPlan(own, { mine: ['index'], quarter: '2026Q2', capacity: { core: 5 } })
  await addComment(own, 'canary', 'To be done')
  expect(await told(own)).toEqual([])
  await addComment(ada, 'canary', 'By whom?')
  const silent = {
    ...own.store,
    sources: { ...own.store.sources, all: async () => [{ ...(await own.store.sources.all())[0], ...SYNCED }] },
    activity: {
      moments: async () => Array.from({ length: 12 }, (_, gap) => instant(NOW - (5 + 2 * gap) * MILLISECONDS_PER_DAY)),
    },
  } as unknown as Context['store']
  expect(await told({ ...own, store: silent })).toEqual([
    'ada example commented on Canary deploys: By whom?',
    'Page has told of nothing since 27 Dec; it used to every 2 days',
  ])
  expect((await seeNotifications(own, new Date(now).toISOString())).unread).toBe(0)
  expect((await seeNotifications(own, new Date(now).toISOString())).unread).toBe(0)
})

const SYNCED = { title: 'Page', config: {}, paused: false, lastRun: { status: 'succeeded', startedAt: NOW } }
