import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { days, minutes, ratio } from '../../../model/quantity.ts'
import { measureSlo } from '../../../model/slo/measure.ts'
import { coarseShares } from '../../../model/slo/slice.ts'
import { timelineOf } from '../../../model/slo/timeline.ts'
import { AS_OF, PROPERTY } from '../../support/evidence.ts'
import { ago, bucket, slo } from '../../support/slo.ts'

const hour = slo({
  objective: ratio(0.5),
  window: days(60 / 1_440),
  budgetingMethod: 'Timeslices',
  timeSliceTarget: ratio(0.9),
  timeSliceWindow: minutes(10),
})
const measured = (changes: Partial<typeof hour>, ...own: Parameters<typeof timelineOf>[1]) =>
  measureSlo(timelineOf({ ...hour, ...changes }, own), AS_OF)

test('a slice is good from its target on, over all of its buckets', () => {
  // 60 to 50 ago: 18 of 20 good, 90%: good, though its second bucket alone is at 80%. 50 to 40 ago: 17 of 20: bad.
  const state = measured({}, bucket(60, 5, 10, 10), bucket(55, 5, 8, 10), bucket(50, 5, 10, 10), bucket(45, 5, 7, 10))
  expect(state).toMatchObject({ reliability: 0.5, knownMinutes: 20, coarseMinutes: 0 })
  expect(state.minutes).toEqual({ budget: 10, consumed: 10, remaining: 0 })
})

test('93 of 100 reach a target of 93%, which 1 - 7/100 misses by floating point', () => {
  expect(measured({ timeSliceTarget: ratio(0.93) }, bucket(60, 10, 93, 100)).reliability).toBe(1)
})

test('a bucket that lies in two slices is split in proportion', () => {
  // The 10 minutes from 55 ago on: 5 in a slice with 5 good minutes before them, 5 in the next, alone.
  // 60 to 50 ago: 20 + 5 good of 20 + 10 = 83%: bad. 50 to 45 ago: 5 of 10: bad, for the 5 minutes that are known.
  const state = measured({}, bucket(60, 5, 20, 20), bucket(55, 10, 10, 20))
  expect(state).toMatchObject({ reliability: 0, knownMinutes: 15 })
  // With more traffic before them, the first slice is good: 80 + 5 of 80 + 10 = 94%.
  expect(measured({}, bucket(60, 5, 80, 80), bucket(55, 10, 10, 20)).reliability).toBeCloseTo(10 / 15, 12)
})

test('what is unknown of a slice stays unknown', () => {
  const state = measured({}, bucket(60, 2, 0, 10), bucket(52, 2, 10, 10), bucket(50, 10, 10, 10))
  expect(state).toMatchObject({ knownMinutes: 14, unknownMinutes: 46 })
  expect(state.reliability).toBeCloseTo(10 / 14, 12)
})

test('a slice on the edge of the window is judged whole and counts in proportion', () => {
  // The slice began 4 minutes before the window; 0 good of 10 there make it bad in its 6 minutes within.
  const timeline = timelineOf(hour, [bucket(60, 4, 0, 10), bucket(56, 6, 10, 10), bucket(50, 50, 0, 0)])
  const state = measureSlo(timeline, ago(-4))
  expect(state.reliability).toBe(0)
  expect(state.minutes?.consumed).toBeCloseTo(6, 9)
})

test('without a slice length each bucket is a slice', () => {
  const state = measured({ timeSliceWindow: null }, bucket(60, 45, 10, 10), bucket(15, 15, 8, 10))
  expect(state).toMatchObject({ reliability: 0.75, coarseMinutes: 0 })
})

test('without a target slices cannot be judged', () => {
  const state = measured({ timeSliceTarget: null }, bucket(60, 5, 10, 10), bucket(55, 30, 10, 10))
  expect(state).toMatchObject({ reliability: null, isMet: null, knownMinutes: 35, unjudgedMinutes: 35 })
})

describe('a bucket longer than a slice', () => {
  test('cannot tell its slices apart: the time is stated, and the reliability lies between bounds', () => {
    // 60 minutes at 80%, target 90%: at least 1 - .8/.9 = 11.1% of its slices were bad, at most all, likely 20%.
    const state = measured({}, bucket(60, 60, 8, 10))
    expect(state.coarseMinutes).toBe(60)
    expect(state.reliabilityMost).toBeCloseTo(0.8 / 0.9, 12)
    expect(state.reliability).toBeCloseTo(0.8, 12)
    expect(state.reliabilityLeast).toBe(0)
  })

  test('twice as long is longer', () => {
    expect(measured({}, bucket(60, 20, 8, 10)).coarseMinutes).toBe(20)
  })

  test('at its target: none to (1 - .96) / (1 - .9) = 40% of its slices', () => {
    const state = measured({}, bucket(60, 60, 96, 100))
    expect(state.reliabilityMost).toBe(1)
    expect(state.reliabilityLeast).toBeCloseTo(0.6, 12)
  })

  test('leaves the verdict open only where its bounds fall on both sides of the objective', () => {
    const at = (objective: number) => measured({ objective: ratio(objective) }, bucket(60, 60, 96, 100)).isMet
    expect([at(0.5), at(0.7)]).toEqual([true, null])
    expect(measured({ objective: ratio(0.95) }, bucket(60, 60, 0, 100)).isMet).toBe(false)
  })

  test('is exact for RatioTimeslices, and stated too', () => {
    const state = measured({ budgetingMethod: 'RatioTimeslices' }, bucket(60, 60, 96, 100))
    expect(state).toMatchObject({ coarseMinutes: 60, reliabilityLeast: 0.96, reliability: 0.96, reliabilityMost: 0.96 })
  })

  test('the bounds hold whatever its slices were, and the likely share lies between them', () => {
    const tenths = fc.integer({ min: 0, max: 10 }).map((good) => good / 10)
    const slices = fc.array(tenths, { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(slices, fc.integer({ min: 1, max: 10 }), (ratios, tenth) => {
        const target = ratio(tenth / 10)
        const errorRatio = ratios.reduce((sum, good) => sum + (1 - good), 0) / ratios.length
        const bad = ratios.filter((good) => good < target).length / ratios.length
        const shares = coarseShares({ budgetingMethod: 'Timeslices', timeSliceTarget: target }, errorRatio)
        expect(shares?.least).toBeLessThanOrEqual(bad + 1e-9)
        expect(shares?.most).toBeGreaterThanOrEqual(bad - 1e-9)
        expect(shares?.likely).toBeGreaterThanOrEqual((shares?.least ?? 1) - 1e-9)
        expect(shares?.likely).toBeLessThanOrEqual((shares?.most ?? 0) + 1e-9)
      }),
      PROPERTY,
    )
  })
})
