import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { insightSchema } from '../../../model/contract/insight.ts'
import { planReportSchema } from '../../../model/contract/plan.ts'
import { problemSchema } from '../../../model/contract/problem.ts'
import { rankingSchema } from '../../../model/contract/ranking.ts'
import { robustnessSchema } from '../../../model/contract/robustness.ts'
import { type DemoServer, startDemoServer } from '../../support/demo-server.ts'

let server: DemoServer
beforeAll(async () => {
  server = await startDemoServer()
})
afterAll(() => server.close())

const get = async (path: string) => (await fetch(`${server.address}/api/v1${path}`)).json()
const post = (body: unknown) =>
  fetch(`${server.address}/api/v1/plan`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

test('robustness is that of the ranking: same order, tiers and chances', async () => {
  const ranking = rankingSchema.parse(await get('/ranking?lens=engineering'))
  const robustness = robustnessSchema.parse(await get('/ranking/robustness?lens=engineering&flips=3'))
  expect(robustness.projects.map(({ id, rank, tier }) => ({ id, rank, tier }))).toEqual(
    ranking.projects.map(({ id, rank, tier }) => ({ id, rank, tier })),
  )
  expect(robustness.lenses.find(({ id }) => id === 'engineering')?.order).toEqual(ranking.projects.map(({ id }) => id))
  expect(robustness.lenses.find(({ id }) => id === 'engineering')?.above).toBe(ranking.aboveLine?.projects)
  robustness.pairs.forEach((row, one) => {
    for (const [other, chance] of row.entries())
      expect(chance + (robustness.pairs[other]?.[one] ?? 0)).toBeCloseTo(1, 5)
  })
  for (const { shown, total } of robustness.flips) expect(shown.length).toBe(Math.min(3, total))
  expect(robustness.flips).toHaveLength(10)
})

describe('the plan', () => {
  test('is what was asked for, the same by address and by body', async () => {
    const asked = '/plan?quarter=2026Q4&lens=sales&capacity=edge=3&capacity=data=0&lockIn=replica-lag-guard'
    const refused = problemSchema.parse(await get(asked))
    expect(refused.detail).toContain('replica-lag-guard')
    const order = { quarter: '2026Q4', lens: 'sales', capacity: { edge: 3, data: 0 } }
    const sent = planReportSchema.parse(await (await post(order)).json())
    const addressed = planReportSchema.parse(
      await get('/plan?quarter=2026Q4&lens=sales&capacity=edge=3&capacity=data=0'),
    )
    // The frontier ends with its deadline, which a busy machine meets sooner.
    expect({ ...sent, frontier: [], words: [] }).toEqual({ ...addressed, frontier: [], words: [] })
    expect(sent.period).toMatchObject({ quarter: '2026Q4', label: 'Q4 2026', days: 92 })
    expect(sent.order.teams.find(({ id }) => id === 'edge')?.capacity).toBe(3)
    expect(sent.plan.teams.every(({ used, capacity }) => capacity === null || used <= capacity + 1e-9)).toBe(true)
    expect(sent.plan.isOptimal).toBe(true)
    expect(sent.frontier.map(({ scale }) => scale)).toEqual(Array.from({ length: 13 }, (_, step) => step / 8))
  })

  test('keeps locks and exclusions, and says what a set by hand gives up', async () => {
    const free = planReportSchema.parse(await get('/plan?quarter=2026Q4'))
    const [first, second] = free.plan.members
    const out = free.plan.leftOut.find(({ reason }) => reason.code === 'displaces-more')
    if (!first || !second || !out) throw new Error('the demo has too few projects')
    const order = { quarter: '2026Q4', lockedIn: [out.id], lockedOut: [first.id], exclusions: [[out.id, second.id]] }
    const { plan, mine } = planReportSchema.parse(await (await post({ ...order, mine: [out.id] })).json())
    const ids = plan.members.map(({ id }) => id)
    expect(ids).toContain(out.id)
    expect(ids).not.toContain(first.id)
    expect(ids).not.toContain(second.id)
    expect(plan.value).toBeLessThan(free.plan.value)
    expect(mine?.atLeast).toBeCloseTo(plan.value - (mine?.value ?? 0), 5)
  })

  test('a period loses in proportion to its days', async () => {
    const { totals, horizonDays } = rankingSchema.parse(await get('/ranking'))
    const { inPeriod, plan, period } = planReportSchema.parse(await get('/plan?quarter=2026Q4'))
    expect(inPeriod.lost.reliability).toBeCloseTo((totals.reliability * period.days) / horizonDays, 3)
    expect(inPeriod.avoided.reliability).toBeLessThan(inPeriod.lost.reliability)
    expect(plan.value).toBeGreaterThan(0)
  })

  test.each([
    ['/plan?quarter=2026Q5', '2025Q1'],
    ['/plan?capacity=edge', 'TEAM=WEEKS'],
    ['/plan?capacity=edgy=3', 'did you mean "edge"?'],
    ['/plan?lockIn=nothing', 'there is no project "nothing"'],
    ['/plan?deadline=1', 'deadline'],
    ['/plan?lens=none', 'there is no lens "none"'],
  ])('%s is refused and says why', async (path, words) => {
    const { detail, status } = problemSchema.parse(await get(path))
    expect(status).toBe(400)
    expect(detail.toLowerCase()).toContain(words.toLowerCase())
  })

  test('a body that cannot be met is refused', async () => {
    const response = await post({ capacity: { edge: -1 } })
    expect(response.status).toBe(400)
    expect(problemSchema.parse(await response.json()).errors?.[0]?.path).toBe('capacity.edge')
  })
})

describe('the insight', () => {
  test('adds up to the ranking, and every row in sight is named', async () => {
    const ranking = rankingSchema.parse(await get('/ranking'))
    const project = ranking.projects[1]
    const insight = insightSchema.parse(await get(`/projects/${project?.id}/insight?rows=3`))
    expect(insight).toMatchObject({ rank: 2, value: project?.value.mean, leverage: project?.leverage.mean })
    const pain = (kind: string) =>
      insight.waterfall.filter((bar) => bar.kind === kind).reduce((sum, bar) => sum + bar.pain, 0)
    expect(pain('total')).toBeCloseTo(1, 4)
    expect(pain('removed')).toBeCloseTo(project?.value.mean ?? 0, 5)
    expect(pain('in scope')).toBeCloseTo(pain('removed') + pain('left'), 5)
    for (const { rows, count, pain: own } of insight.waterfall) {
      expect(rows.length).toBe(Math.min(3, count))
      expect(rows.reduce((sum, row) => sum + row.pain, 0)).toBeLessThanOrEqual(own + 1e-5)
      for (const row of rows) expect(row.kind === 'incident' ? row.title && row.startedAt : true).toBeTruthy()
    }
    expect(insight.parts.reduce((sum, { adds }) => sum + adds, 0)).toBeCloseTo(insight.value, 5)
    const swings = insight.inputs.map(({ swing }) => swing)
    expect(swings).toEqual(swings.toSorted((one, other) => other - one))
  })

  test('all rows of a removing bar together are the bar', async () => {
    const ranking = rankingSchema.parse(await get('/ranking'))
    for (const { id } of ranking.projects.slice(0, 6)) {
      const { waterfall } = insightSchema.parse(await get(`/projects/${id}/insight?rows=1000`))
      for (const bar of waterfall.filter(({ kind }) => kind === 'removed' || kind === 'left'))
        expect(bar.rows.reduce((sum, row) => sum + row.pain, 0)).toBeCloseTo(bar.pain, 5)
    }
  })

  test('a project that nobody knows is not found', async () => {
    const { detail, status } = problemSchema.parse(await get('/projects/cannary/insight'))
    expect(status).toBe(404)
    expect(detail).toContain('there is no candidate project "cannary"')
  })
})
