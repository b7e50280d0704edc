import { describe, expect, test } from 'vitest'
import { DEFAULT_ASSUMPTIONS } from '../../../model/assumption.ts'
import { days, instant, minutes, ratio } from '../../../model/quantity.ts'
import { type BudgetImpact, impactOf } from '../../../model/slo/impact.ts'
import { causeLimit, incidentLimit, policyFlags } from '../../../model/slo/policy.ts'
import { timelineOf } from '../../../model/slo/timeline.ts'
import { AS_OF, DAY, loss } from '../../support/evidence.ts'
import { ago, bucket, buckets, slo } from '../../support/slo.ts'

const FOUR_WEEKS = 28 * 1_440

// Source: SRE Workbook, example error budget policy: 20%; at 99.9% of 40.32 min in 28 days and of 131.04 in 91.
test('the limits of the policy at 99.9%', () => {
  expect(incidentLimit(slo(), DEFAULT_ASSUMPTIONS)).toBeCloseTo(8.064, 9)
  expect(causeLimit(slo(), DEFAULT_ASSUMPTIONS)).toBeCloseTo(26.208, 9)
})

describe('the budget that an incident consumed', () => {
  const impact = (
    objective: ReturnType<typeof slo>,
    all: ReturnType<typeof buckets>,
    startsAgo: number,
    endsAgo: number,
  ) => impactOf(timelineOf(objective, all), { start: ago(startsAgo), end: ago(endsAgo) }, DEFAULT_ASSUMPTIONS)

  test('20 minutes at half are 10 minutes of 40.32', () => {
    const all = [...buckets(FOUR_WEEKS, 20, { good: 50, total: 50 }), ...buckets(20, 0, { good: 25, total: 50 })]
    const found = impact(slo(), all, 20, 0)
    expect(found?.minutes).toBeCloseTo(10, 6)
    expect(found?.share).toBeCloseTo(10 / 40.32, 9)
    expect(found?.knownShare).toBe(1)
  })

  test('is of four weeks, whatever the window of the objective', () => {
    const all = [...buckets(FOUR_WEEKS, 20, { good: 50, total: 50 }), ...buckets(20, 0, { good: 25, total: 50 })]
    expect(impact(slo({ window: days(90) }), all, 20, 0)?.share).toBeCloseTo(10 / 40.32, 9)
  })

  test('weighs by events: at night it costs less', () => {
    // 4,000 a minute by day, nobody but 2 a minute in its 20 minutes: 40 of 161,200,040 events, .1% allowed.
    const all = [...buckets(FOUR_WEEKS, 20, { good: 20_000, total: 20_000 }), ...buckets(20, 0, { good: 0, total: 10 })]
    expect(impact(slo(), all, 20, 0)?.share).toBeCloseTo(40 / (0.001 * (40_300 * 4_000 + 40)), 12)
  })

  test('where little is known of the four weeks, they are taken to be as what is known', () => {
    const all = [...buckets(1_440, 20, { good: 50, total: 50 }), ...buckets(20, 0, { good: 25, total: 50 })]
    expect(impact(slo(), all, 20, 0)?.minutes).toBeCloseTo(10, 6)
  })

  test('counts bad slices where the objective does', () => {
    const sliced = { budgetingMethod: 'Timeslices', timeSliceTarget: ratio(0.9), timeSliceWindow: minutes(5) } as const
    const all = [...buckets(FOUR_WEEKS, 20, { good: 46, total: 50 }), ...buckets(20, 0, { good: 40, total: 50 })]
    expect(impact(slo(sliced), all, 20, 0)?.minutes).toBeCloseTo(20, 6)
  })

  test('is not told where less than half of it is known, or nobody called', () => {
    const all = buckets(FOUR_WEEKS, 12, { length: 4, good: 5, total: 10 })
    expect(impact(slo(), all, 20, 0)).toBeNull()
    expect(impact(slo(), all, 24, 0)?.knownShare).toBe(0.5)
    expect(impact(slo(), [bucket(20, 20, 0, 0)], 20, 0)).toBeNull()
    expect(impact(slo(), [], 20, 20)).toBeNull()
  })
})

describe('flags', () => {
  const flags = (changes: Partial<Parameters<typeof policyFlags>[0]>) =>
    policyFlags({
      slo: slo(),
      losses: [],
      impacts: new Map(),
      risks: [],
      asOf: AS_OF,
      assumptions: DEFAULT_ASSUMPTIONS,
      ...changes,
    })
  const lost = (id: string, age: number, lostMinutes: number, cause: 'deploy' | 'network' | 'unknown' = 'unknown') =>
    loss(id, { startedAt: instant(AS_OF - age * DAY), minutes: minutes(lostMinutes), cause })

  test('one incident above 8.064 minutes in four weeks, the largest first', () => {
    const found = flags({ losses: [lost('a', 1, 8.06), lost('b', 2, 8.07), lost('c', 27.9, 40.32), lost('d', 28, 60)] })
    expect(found.map((flag) => flag.type === 'IncidentOverLimit' && flag.incident)).toEqual(['c', 'b'])
    expect(found[0]?.share).toBeCloseTo(1, 9)
    expect(found[0]?.limit).toBeCloseTo(8.064, 9)
  })

  test('an incident that began after the moment is not known yet', () => {
    expect(flags({ losses: [lost('a', -1, 60)] })).toEqual([])
  })

  test('one cause above 26.208 minutes in a quarter; unknown causes are no class', () => {
    const losses = [
      ...[30, 50, 70, 90].map((age) => lost(`d${age}`, age, 6.56, 'deploy')),
      ...[30, 50, 70, 91].map((age) => lost(`n${age}`, age, 6.56, 'network')),
      ...[30, 50, 70, 90].map((age) => lost(`u${age}`, age, 6.56)),
    ]
    const found = flags({ losses })
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ type: 'CauseOverLimit', cause: 'deploy', incidents: ['d30', 'd50', 'd70', 'd90'] })
    expect(found[0]?.minutes).toBeCloseTo(26.24, 9)
    expect(found[0]?.share).toBeCloseTo(26.24 / 131.04, 9)
  })

  test('what the indicator measured counts before the loss, and says so', () => {
    const impact = (value: number): BudgetImpact => ({
      share: value / 40.32,
      minutes: minutes(value),
      knownShare: ratio(1),
    })
    const losses = [lost('a', 1, 100, 'deploy'), lost('b', 1, 1, 'network'), lost('c', 40, 20, 'network')]
    const found = flags({
      losses,
      impacts: new Map([
        ['a', impact(2)],
        ['b', impact(10)],
      ]),
    })
    expect(found).toHaveLength(2)
    expect(found[0]).toMatchObject({ type: 'IncidentOverLimit', incident: 'b', provenance: 'measured', minutes: 10 })
    expect(found[1]).toMatchObject({ type: 'CauseOverLimit', cause: 'network', provenance: 'reported', minutes: 30 })
  })

  // Source: Google CRE's stack-rank sheet: at 99.9% the line is 131.49 minutes a year; its largest risk has 128.838.
  test('one risk above a quarter of the yearly budget', () => {
    const risks = [
      { id: 'database deleted', minutes: minutes(128.838) },
      { id: 'more than that', minutes: minutes(131.5) },
    ]
    const found = flags({ risks })
    expect(found).toMatchObject([{ type: 'RiskOverLimit', risk: 'more than that' }])
    expect(found[0]?.limit).toBeCloseTo(131.49, 9)
    // At 99.99% the line is 13.149: both.
    expect(flags({ risks, slo: slo({ objective: ratio(0.9999) }) })).toHaveLength(2)
  })
})
