import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { decisionSchema, decisionsSchema } from '../../../model/contract/decisions.ts'
import { savedProjectSchema } from '../../../model/contract/editable.ts'
import { estimateRoundsSchema, projectEstimatesSchema } from '../../../model/contract/estimates.ts'
import { problemSchema } from '../../../model/contract/problem.ts'
import { disagreementsSchema, reviewSchema } from '../../../model/contract/review.ts'
import type { ServerEvent } from '../../../model/contract/source.ts'
import { ROUTES } from '../../../server/http/resources.ts'
import type { RunningServer } from '../../../server/main.ts'
import { listDecisions } from '../../../server/usecases/decisions.ts'
import { at } from '../../support/evidence.ts'
import { signedIn } from '../../support/people.ts'
import { serveHere } from '../../support/serve-here.ts'
import { withoutDeadlines } from '../../support/set-assumption.ts'
import { smallCompany } from '../../support/temporary-installation.ts'

type Headers = Readonly<Record<string, string>>

let server: RunningServer
let context: Awaited<ReturnType<typeof smallCompany>>
let ada: Headers
let bo: Headers
let cy: Headers

beforeEach(async () => {
  context = await smallCompany()
  await withoutDeadlines(context.store)
  server = await serveHere(context)
  ada = (await signedIn(context, 'ada', 'lead')).headers
  bo = (await signedIn(context, 'bo', 'contributor')).headers
  cy = (await signedIn(context, 'cy', 'viewer')).headers
})
afterEach(() => server.close())

const ask = (method: string, path: string, headers: Headers, body?: unknown) =>
  fetch(`${server.address}/api/v1${path}`, {
    method,
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
const weeks = (low: number, likely: number, high: number) => ({ 'effort/0/core': { low, likely, high } })
const answer = (headers: Headers, answers: object, round: number | null = null, project = 'canary') =>
  ask('PUT', `/projects/${project}/estimates`, headers, { round, answers })
const seenBy = async (headers: Headers) =>
  projectEstimatesSchema.parse(await (await ask('GET', '/projects/canary/estimates', headers)).json())
const reveal = (headers: Headers) => ask('POST', '/projects/canary/estimates/reveal', headers)

describe('estimates of several people', () => {
  test('are unseen by others until whoever leads reveals them, and pooled then', async () => {
    const events: ServerEvent[] = []
    context.events.subscribe((event) => events.push(event))
    expect((await answer(bo, weeks(8, 9, 10))).status).toBe(200)
    expect((await answer(ada, weeks(4, 5, 6))).status).toBe(200)
    const before = await seenBy(ada)
    expect(before.round).toMatchObject({
      answered: [
        { name: 'ada example', isYou: true },
        { name: 'bo example', isYou: false },
      ],
      yours: weeks(4, 5, 6),
      revealed: null,
      isCurrent: true,
    })
    expect((await seenBy(cy)).round).toMatchObject({ yours: null, revealed: null })
    expect(await ask('POST', '/projects/canary/estimates/adoption', ada, { revision: 0 })).toMatchObject({
      status: 400,
    })

    expect((await reveal(bo)).status).toBe(403)
    expect((await reveal(ada)).status).toBe(200)
    expect((await seenBy(cy)).round?.revealed).toEqual({
      people: [
        { name: 'ada example', isYou: false, answers: weeks(4, 5, 6) },
        { name: 'bo example', isYou: false, answers: weeks(8, 9, 10) },
      ],
      pooled: weeks(4, 7, 10),
      intervals: { 'effort/0/core': { low: expect.any(Number), mean: 7, high: expect.any(Number) } },
    })
    expect(events).toEqual(Array.from({ length: 3 }, () => ({ type: 'review-changed' })))

    const late = await answer(bo, weeks(1, 1, 1))
    expect([late.status, problemSchema.parse(await late.json()).detail]).toEqual([
      409,
      expect.stringContaining('ask everybody again'),
    ])
    expect((await reveal(ada)).status).toBe(400)
  })

  /** Answers that could hold the figure, of every route that answers a GET. */
  test('are in no answer, file or log that anybody but their author can get', async () => {
    const secret = 7.313131
    await answer(bo, weeks(secret, secret, secret))
    const admin = (await signedIn(context, 'di', 'admin')).headers
    const leaks: string[] = []
    let asked = 0
    for (const { method, path, scope, parameters } of ROUTES) {
      if (method !== 'get' || scope === 'anyone' || scope === 'shared') continue
      const isFile = parameters instanceof z.ZodObject && 'format' in parameters.shape
      for (const format of isFile ? ['', '?format=csv', '?format=markdown'] : ['']) {
        const response = await ask('GET', `${path.replace(/:\w+/g, 'canary')}${format}`, admin)
        asked += 1
        if ((await response.text()).includes(String(secret))) leaks.push(path)
      }
    }
    expect(leaks).toEqual([])
    expect(asked).toBeGreaterThan(60)
    expect(JSON.stringify((await seenBy(bo)).round?.yours)).toContain(String(secret))
  })

  test('are taken as the project’s own by a lead, and the edit before is named so that it can be undone', async () => {
    await answer(bo, { ...weeks(8, 9, 10), 'effect/0/frequency': { low: 0.1, likely: 0.1, high: 0.1 } })
    await reveal(ada)
    expect((await ask('POST', '/projects/canary/estimates/adoption', bo, { revision: 0 })).status).toBe(403)
    const taken = await ask('POST', '/projects/canary/estimates/adoption', ada, { revision: 0 })
    const { value, former, revision } = savedProjectSchema.parse(await taken.json())
    expect(value.effort).toEqual([{ team: 'core', low: 8, likely: 9, high: 10 }])
    expect(value.effects[0]?.frequency).toEqual({ low: 0.1, likely: 0.1, high: 0.1 })
    expect(former).toBeNull()
    expect((await ask('POST', '/projects/canary/estimates/adoption', ada, { revision: 0 })).status).toBe(409)
    const undone = await ask('PUT', '/projects/canary', ada, { revision, changes: former })
    expect(savedProjectSchema.parse(await undone.json()).value.effort).toMatchObject([{ likely: 3 }])
  })

  test('about what has changed since are not taken, and can be asked for again', async () => {
    await answer(bo, weeks(8, 9, 10))
    await reveal(ada)
    const effort = [{ team: 'edge', low: 1, likely: 2, high: 3 }]
    await ask('PUT', '/projects/canary', ada, { revision: 0, changes: { effort } })
    expect((await seenBy(ada)).round?.isCurrent).toBe(false)
    const refused = await ask('POST', '/projects/canary/estimates/adoption', ada, { revision: 1 })
    expect([refused.status, problemSchema.parse(await refused.json()).detail]).toEqual([
      400,
      expect.stringContaining('ask again'),
    ])
    expect((await ask('POST', '/projects/canary/estimate-rounds', bo)).status).toBe(403)
    const again = projectEstimatesSchema.parse(
      await (await ask('POST', '/projects/canary/estimate-rounds', ada)).json(),
    )
    expect(again.round).toMatchObject({ answered: [], revealed: null, isCurrent: true })
    expect(again.round?.questions.map(({ key }) => key)).toEqual(['effort/0/edge', 'effect/0/frequency'])
  })

  test.each([
    ['a question that is not asked', { 'effort/0/edge': { low: 1, likely: 2, high: 3 } }, 'is not asked'],
    ['a key that is no question', { weeks: { low: 1, likely: 2, high: 3 } }, 'is no question'],
    ['an order that is wrong', weeks(3, 2, 1), 'write them in order'],
    ['no weeks at all', weeks(0, 0, 0), 'must be above 0'],
    ['more than everything', { 'effect/0/frequency': { low: 0, likely: 1, high: 30 } }, 'write 0.6 for 60%'],
  ])('%s is refused', async (_, answers, words) => {
    const response = await answer(bo, answers)
    expect([response.status, problemSchema.parse(await response.json()).detail]).toEqual([
      400,
      expect.stringContaining(words),
    ])
  })

  test('can be changed and taken back until they are revealed; of nobody none are', async () => {
    await answer(bo, weeks(8, 9, 10))
    await answer(bo, weeks(2, 3, 4))
    expect((await seenBy(bo)).round?.yours).toEqual(weeks(2, 3, 4))
    await answer(bo, {})
    expect((await seenBy(bo)).round).toMatchObject({ yours: null, answered: [] })
    expect((await reveal(ada)).status).toBe(400)
    expect((await answer(bo, weeks(1, 2, 3), 99)).status).toBe(409)
    expect((await ask('GET', '/projects/gone/estimates', bo)).status).toBe(404)
    expect((await answer(cy, weeks(1, 2, 3))).status).toBe(403)
  })
})

test('whoever is erased is out of what they estimated and decided, which stays', async () => {
  await answer(bo, weeks(8, 9, 10))
  await reveal(ada)
  const decision = { outcome: 'in', owner: 'bo example', reason: 'bo example asked for it', expiresOn: null }
  await ask('PUT', '/decisions/2026Q2/canary', ada, { revision: 0, decision })
  const id = (await context.store.people.find('bo'))?.id ?? 0
  await context.store.erase(['bo example', 'bo'], id, context.now())
  const texts = await Promise.all(
    ['/projects/canary/estimates', '/decisions', '/review?quarter=2026Q2&format=csv'].map(async (path) =>
      (await ask('GET', path, ada)).text(),
    ),
  )
  expect(texts.join()).not.toContain('bo example')
  expect(texts.join()).toContain(`rased person ${id}`)
  expect((await seenBy(ada)).round?.revealed?.people).toMatchObject([{ answers: weeks(8, 9, 10) }])
})

test('whoever is alone on a server without accounts is heard too', async () => {
  const alone = await smallCompany()
  const own = await serveHere(alone)
  try {
    const send = (method: string, path: string, body?: unknown) =>
      fetch(`${own.address}/api/v1${path}`, {
        method,
        ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      })
    await send('PUT', '/projects/canary/estimates', { round: null, answers: weeks(4, 5, 6) })
    const shown = await send('POST', '/projects/canary/estimates/reveal')
    expect(projectEstimatesSchema.parse(await shown.json()).round?.revealed?.people).toEqual([
      { name: 'Local owner', isYou: true, answers: weeks(4, 5, 6) },
    ])
    const list = estimateRoundsSchema.parse(await (await send('GET', '/estimates')).json())
    expect(list.rounds).toMatchObject([{ project: 'canary', title: 'Canary deploys' }])
  } finally {
    await own.close()
  }
})

describe('decisions', () => {
  const decide = (project: string, revision: number, decision: object | null, headers = ada) =>
    ask('PUT', `/decisions/2026Q2/${project}`, headers, { revision, decision })
  const said = { owner: 'Ada Example', reason: 'It pays', expiresOn: null }
  const statusOf = async (project: string) =>
    savedProjectSchema.omit({ former: true }).parse(await (await ask('GET', `/projects/${project}`, ada)).json()).value
      .status

  test('plan a project, reject it, and leave it what it was once they are taken back', async () => {
    const made = decisionSchema.parse(await (await decide('canary', 0, { ...said, outcome: 'in' })).json())
    expect(made).toMatchObject({
      quarter: '2026Q2',
      title: 'Canary deploys',
      revision: 1,
      decidedBy: 'ada example',
      isLapsed: false,
    })
    expect(await statusOf('canary')).toBe('planned')
    await decide('canary', 1, { ...said, outcome: 'rejected' })
    expect(await statusOf('canary')).toBe('rejected')
    await decide('canary', 2, { ...said, outcome: 'not this quarter' })
    expect(await statusOf('canary')).toBe('candidate')
    await decide('canary', 3, { ...said, outcome: 'rejected' })
    await decide('canary', 4, null)
    expect(await statusOf('canary')).toBe('candidate')
    const { decisions } = decisionsSchema.parse(await (await ask('GET', '/decisions', cy)).json())
    expect(decisions).toMatchObject([{ project: 'canary', revision: 5, decision: null }])
  })

  test('of a revision gone by are refused with what stands, and change nothing of the project', async () => {
    await decide('canary', 0, { ...said, outcome: 'in' })
    const stale = await decide('canary', 0, { ...said, outcome: 'rejected' })
    expect(stale.status).toBe(409)
    expect(problemSchema.parse(await stale.json()).current).toMatchObject({ revision: 1, decision: { outcome: 'in' } })
    expect(await statusOf('canary')).toBe('planned')
  })

  test('accept a risk until a day, and say so once it is over', async () => {
    const until = { ...said, outcome: 'risk accepted', expiresOn: '2026-03-31' }
    expect((await decide('canary', 0, { ...until, expiresOn: null })).status).toBe(400)
    expect((await decide('canary', 0, { ...said, outcome: 'in', expiresOn: '2026-03-31' })).status).toBe(400)
    expect((await decide('canary', 0, until)).status).toBe(200)
    const lapsedAt = async (time: string) => (await listDecisions({ ...context, now: () => at(time) }))[0]?.isLapsed
    expect(await lapsedAt('2026-03-31T23:59:59Z')).toBe(false)
    expect(await lapsedAt('2026-04-01T00:00:00Z')).toBe(true)
  })

  test.each([
    ['a quarter that is none', '/decisions/spring/canary', said, 'is no quarter'],
    ['a project that is none', '/decisions/2026Q2/gone', said, 'there is no project'],
    ['nobody who sees to it', '/decisions/2026Q2/canary', { ...said, owner: ' ' }, 'say who sees to it'],
    ['no reason', '/decisions/2026Q2/canary', { ...said, reason: '' }, 'say why'],
  ])('with %s are refused', async (_, path, fields, words) => {
    const response = await ask('PUT', path, ada, { revision: 0, decision: { ...fields, outcome: 'in' } })
    expect(response.status).toBeGreaterThanOrEqual(400)
    expect(problemSchema.parse(await response.json()).detail).toContain(words)
  })

  test('are a lead’s', async () => {
    expect((await decide('canary', 0, { ...said, outcome: 'in' }, bo)).status).toBe(403)
  })

  test('stand with the disagreements in the review and its files', async () => {
    await answer(bo, weeks(8, 9, 10))
    await answer(ada, weeks(1, 1, 2))
    await reveal(ada)
    await answer(bo, { 'effort/0/core': { low: 1, likely: 1, high: 1 } }, null, 'index')
    await decide('index', 0, { ...said, outcome: 'in', reason: '=1+1' })
    const query = '?quarter=2026Q2'
    const review = reviewSchema.parse(await (await ask('GET', `/review${query}`, cy)).json())
    expect(review.decisions).toMatchObject([{ project: 'index', decision: { outcome: 'in' } }])
    expect(review.waiting).toEqual([{ project: 'index', title: 'Index the ledger', answered: ['bo example'] }])
    expect(review.pain[0]).toContain('of the expected loss')
    const found = disagreementsSchema.parse(await (await ask('GET', `/disagreements${query}`, cy)).json())
    expect(found.disagreements).toEqual(review.disagreements)
    expect(found.disagreements).toMatchObject([{ project: 'canary', people: [{ effort: 1.16667 }, { effort: 9 }] }])

    const markdown = await (await ask('GET', `/review${query}&format=markdown`, cy)).text()
    for (const words of [
      '# Review of',
      '## Where we differ',
      'ada example 1.2, bo example 9',
      'bo example has answered',
    ])
      expect(markdown).toContain(words)
    const csv = await (await ask('GET', `/review${query}&format=csv`, cy)).text()
    expect(csv).toContain("'=1+1")
    expect(csv.trim().split('\n')).toHaveLength(1 + 1 + 3)
  })
})
