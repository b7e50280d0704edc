import { describe, expect, test } from 'vitest'
import { days, minutes, ratio } from '../../../model/quantity.ts'
import { measureSlo } from '../../../model/slo/measure.ts'
import { timelineOf } from '../../../model/slo/timeline.ts'
import { AS_OF, at } from '../../support/evidence.ts'
import { ago, bucket, buckets, slo } from '../../support/slo.ts'

const FOUR_WEEKS = 28 * 1_440

test('at 99.9% over 28 days, 20.16 minutes of outage in even traffic are half of 40.32', () => {
  // 40,320 minutes of 10 events; 0.1% of 403,200 events is 403.2; 201.6 bad are half of it: 20.16 min x 10 a minute.
  const all = [...buckets(FOUR_WEEKS, 60, { good: 50, total: 50 }), bucket(60, 60, 600 - 201.6, 600)]
  const state = measureSlo(timelineOf(slo(), all), AS_OF)
  expect(state.minutes?.budget).toBeCloseTo(40.32, 9)
  expect(state.minutes?.consumed).toBeCloseTo(20.16, 9)
  expect(state.minutes?.remaining).toBeCloseTo(20.16, 9)
  expect(state.events?.budget).toBeCloseTo(403.2, 9)
  expect(state.events?.consumed).toBeCloseTo(201.6, 9)
  expect(state.consumedShare).toBeCloseTo(0.5, 9)
  expect(state.burnRate).toBeCloseTo(0.5, 9)
  expect(state.reliability).toBeCloseTo(0.9995, 12)
  expect(state).toMatchObject({ isMet: true, isFullyCovered: true, knownMinutes: FOUR_WEEKS, aheadMinutes: 0 })
})

// Source: slo-generator's own test fixture: goal .9, SLI .5, window 43,200 s.
test('burn, budget and what remains of the slo-generator fixture', () => {
  const objective = slo({ objective: ratio(0.9), window: days(0.5) })
  const state = measureSlo(timelineOf(objective, [bucket(720, 720, 5, 10)]), AS_OF)
  expect(state.burnRate).toBeCloseTo(5, 9)
  expect(state.minutes?.budget).toBeCloseTo(72, 9)
  expect(state.minutes?.consumed).toBeCloseTo(360, 9)
  expect(state.minutes?.remaining).toBeCloseTo(-288, 9)
  expect(state.isMet).toBe(false)
})

/**
 * Source: OpenSLO, examples/budgeting-method: 14 days, 24,000 requests a day (16 2/3 a minute), target 95%, usually 99%
 * good, 1% in an attack, slices of a minute. Here the last so many minutes are the attack.
 */
describe('the budgeting example of OpenSLO', () => {
  const attacked = (minutesOfAttack: number, total: number) => [
    ...buckets(20_160, minutesOfAttack, { length: 1, good: 0.99 * (50 / 3), total: 50 / 3 }),
    ...buckets(minutesOfAttack, 0, { length: 1, good: 0.01 * total, total }),
  ]
  const example = {
    objective: ratio(0.95),
    window: days(14),
    timeSliceTarget: ratio(0.95),
    timeSliceWindow: minutes(1),
  }

  test('Timeslices: 5% of 336 h, 16 h 48 min, burn the budget', () => {
    const timeline = timelineOf(slo({ ...example, budgetingMethod: 'Timeslices' }), attacked(16 * 60 + 48, 5_000))
    const state = measureSlo(timeline, AS_OF)
    expect(state.minutes?.budget).toBeCloseTo(1_008, 9)
    expect(state.minutes?.consumed).toBeCloseTo(1_008, 9)
    expect(state.consumedShare).toBeCloseTo(1, 9)
    expect(state).toMatchObject({ isMet: true, events: null, coarseMinutes: 0 })
  })

  test('RatioTimeslices: (.99 - .95) / (.99 - .01) of 336 h, 13 h 42.9 min, burn the budget', () => {
    const attackedFor = (minutesOfAttack: number) =>
      measureSlo(
        timelineOf(slo({ ...example, budgetingMethod: 'RatioTimeslices' }), attacked(minutesOfAttack, 5_000)),
        AS_OF,
      )
    // Of 20,160 minutes 822 at 1% and the rest at 99%: 1 - .01 - .98 x 822/20,160. Exactly 5% bad after 822.857 minutes.
    const errorRatio = 0.01 + 0.98 * (822 / 20_160)
    expect(attackedFor(822).reliability).toBeCloseTo(1 - errorRatio, 12)
    expect(attackedFor(822).consumedShare).toBeCloseTo(errorRatio / 0.05, 12)
    expect([attackedFor(822).isMet, attackedFor(823).isMet]).toEqual([true, false])
  })

  test('Occurrences: an attack of 100 times the traffic burns the budget in minutes', () => {
    // Usual: 20,142 min, 335,700 requests, 3,357 bad; attack of 18 min: 30,000, 29,700 bad. 33,057 of 365,700 are bad.
    const timeline = timelineOf(slo({ ...example, budgetingMethod: 'Occurrences' }), attacked(18, 5_000 / 3))
    const state = measureSlo(timeline, AS_OF)
    expect(state.events?.consumed).toBeCloseTo(33_057, 6)
    expect(state.events?.budget).toBeCloseTo(0.05 * 365_700, 6)
    expect(state.consumedShare).toBeCloseTo(33_057 / 18_285, 9)
    expect(state.isMet).toBe(false)
  })
})

describe('what is unknown', () => {
  const halfKnown = timelineOf(slo(), buckets(FOUR_WEEKS / 2, 0, { good: 4_990, total: 5_000 }))

  test('is stated, and counts neither as good nor as bad', () => {
    const state = measureSlo(halfKnown, AS_OF)
    expect(state).toMatchObject({ knownMinutes: 20_160, unknownMinutes: 20_160, isFullyCovered: false, isMet: false })
    // 0.2% bad where it is known: burn rate 2, as if the window were half as long.
    expect(state.reliability).toBeCloseTo(0.998, 12)
    expect(state.burnRate).toBeCloseTo(2, 9)
    expect(state.minutes?.budget).toBeCloseTo(20.16, 9)
    expect(state.minutes?.consumed).toBeCloseTo(40.32, 9)
  })

  test('leaves everything open where nothing is known', () => {
    const state = measureSlo(timelineOf(slo(), []), AS_OF)
    expect(state).toMatchObject({ reliability: null, isMet: null, burnRate: null, consumedShare: null, minutes: null })
    expect(state).toMatchObject({ knownMinutes: 0, unknownMinutes: FOUR_WEEKS, isFullyCovered: false })
  })

  test('buckets outside of the window count for nothing', () => {
    const outside = [bucket(FOUR_WEEKS + 60, 60, 0, 10), bucket(0, 60, 0, 10)]
    expect(measureSlo(timelineOf(slo(), outside), AS_OF)).toMatchObject({ reliability: null, knownMinutes: 0 })
  })
})

describe('time without traffic', () => {
  const quiet = [...buckets(120, 60, { good: 0, total: 0 }), ...buckets(60, 0, { good: 9, total: 10 })]
  const hours = { window: days(120 / 1_440), timeSliceTarget: ratio(0.95), timeSliceWindow: minutes(5) }

  test.each(['Occurrences', 'Timeslices', 'RatioTimeslices'] as const)('%s: is known and judges nothing', (method) => {
    const state = measureSlo(timelineOf(slo({ ...hours, budgetingMethod: method }), quiet), AS_OF)
    expect(state).toMatchObject({ knownMinutes: 120, unjudgedMinutes: 60, isFullyCovered: true })
    expect(state.reliability).toBeCloseTo(method === 'Timeslices' ? 0 : 0.9, 12)
  })

  test('nothing but silence leaves the objective open', () => {
    const state = measureSlo(timelineOf(slo(hours), quiet.slice(0, 12)), ago(60))
    expect(state).toMatchObject({ reliability: null, burnRate: null, isMet: null, knownMinutes: 60 })
  })
})

describe('a calendar window in progress', () => {
  // June has 30 days: 43.2 minutes at 99.9%. On the 11th a third is over.
  const june = slo({ window: days(30), windowKind: 'calendar' })
  const start = at('2026-06-01T00:00:00Z')
  const asOf = at('2026-06-11T00:00:00Z')

  test('has the budget of all of it, of which a burn rate of 1.5 over a third consumes half', () => {
    const all = [{ start, length: minutes(14_400), good: 998.5, total: 1_000 }]
    const state = measureSlo(timelineOf(june, all), asOf)
    expect(state).toMatchObject({ knownMinutes: 14_400, unknownMinutes: 0, aheadMinutes: 28_800, isFullyCovered: true })
    expect(state.window.isStartAssumed).toBe(true)
    expect(state.burnRate).toBeCloseTo(1.5, 9)
    expect(state.consumedShare).toBeCloseTo(0.5, 9)
    expect(state.minutes?.budget).toBeCloseTo(43.2, 9)
    expect(state.minutes?.consumed).toBeCloseTo(21.6, 9)
    // 1,000 events so far, as many a day in what is ahead: 3 of 3,000 may be bad.
    expect(state.events?.budget).toBeCloseTo(3, 9)
    expect(state.events?.consumed).toBeCloseTo(1.5, 9)
  })

  test('knows nothing in its first moment, whatever came before', () => {
    const before = [{ start: at('2026-05-31T00:00:00Z'), length: minutes(1_440), good: 0, total: 10 }]
    expect(measureSlo(timelineOf(june, before), start)).toMatchObject({ reliability: null, aheadMinutes: 43_200 })
  })
})

describe('edges', () => {
  test('a bucket that straddles the start of the window counts in proportion', () => {
    const hour = slo({ window: days(60 / 1_440), objective: ratio(0.5) })
    // The last 15 of its 60 minutes: 5 of 20 bad; then 45 minutes with 10 events, all good.
    const state = measureSlo(timelineOf(hour, [bucket(105, 60, 0, 20), bucket(45, 45, 10, 10)]), AS_OF)
    expect(state.events?.consumed).toBeCloseTo(5, 9)
    expect(state.reliability).toBeCloseTo(10 / 15, 12)
    expect(state).toMatchObject({ knownMinutes: 60, unknownMinutes: 0 })
  })

  test('in the middle of a bucket, its part so far counts', () => {
    const hour = slo({ window: days(60 / 1_440), objective: ratio(0.5) })
    const state = measureSlo(timelineOf(hour, [bucket(60, 40, 30, 40), bucket(20, 40, 0, 40)]), AS_OF)
    expect(state.events?.consumed).toBeCloseTo(30, 9)
    expect(state.knownMinutes).toBeCloseTo(60, 9)
  })

  test('an objective of 0 has everything for its budget', () => {
    const state = measureSlo(timelineOf(slo({ objective: ratio(0) }), [bucket(60, 60, 0, 10)]), AS_OF)
    expect(state).toMatchObject({ reliability: 0, burnRate: 1, consumedShare: 1, isMet: true })
  })

  test('exactly the objective is met, also where 1 - 7/100 misses .93 by floating point', () => {
    expect(measureSlo(timelineOf(slo({ objective: ratio(0.93) }), [bucket(60, 60, 93, 100)]), AS_OF).isMet).toBe(true)
  })

  test('a count that is no number judges nothing', () => {
    const state = measureSlo(timelineOf(slo(), [bucket(10, 5, Number.NaN, Number.NaN), bucket(5, 5, 9, 10)]), AS_OF)
    expect(state).toMatchObject({ reliability: 0.9, knownMinutes: 10, unjudgedMinutes: 5 })
  })

  test('more good events than events are no credit', () => {
    const state = measureSlo(timelineOf(slo(), [bucket(10, 5, 12, 10), bucket(5, 5, 9, 10)]), AS_OF)
    expect(state.events?.consumed).toBe(1)
  })

  test('what never failed has consumed nothing, to the last digit', () => {
    const state = measureSlo(timelineOf(slo(), buckets(300, 0, { length: 3, good: 0.1, total: 0.1 })), ago(1.7))
    expect(state).toMatchObject({ reliability: 1, burnRate: 0, consumedShare: 0 })
  })
})
