import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_ASSUMPTIONS } from '../../../model/assumption.ts'
import { type ThreePoint, threePointMean } from '../../../model/evidence/three-point.ts'
import { pertShape } from '../../../model/random/distribution.ts'
import { pooledEstimate } from '../../../model/random/pooled-estimate.ts'
import { evenly } from '../../support/evenly.ts'

const pooled = (...estimates: readonly ThreePoint[]) => pooledEstimate(estimates, DEFAULT_ASSUMPTIONS)
const meanOf = (estimate: ThreePoint) => threePointMean(estimate, DEFAULT_ASSUMPTIONS)

function varianceOf({ low, likely, high }: ThreePoint): number {
  if (high <= low) return 0
  const { alpha, beta } = pertShape({ low, likely, high }, DEFAULT_ASSUMPTIONS)
  return ((high - low) ** 2 * alpha * beta) / ((alpha + beta) ** 2 * (alpha + beta + 1))
}

/** Of the mixture, from its definition: E[X^2] - E[X]^2, each person as likely to be right as the other. */
function mixtureVariance(estimates: readonly ThreePoint[]): number {
  const average = (of: (estimate: ThreePoint) => number) =>
    estimates.reduce((sum, estimate) => sum + of(estimate), 0) / estimates.length
  return average((estimate) => varianceOf(estimate) + meanOf(estimate) ** 2) - average(meanOf) ** 2
}

const arbitraryEstimate = fc
  .tuple(evenly(0, 40), evenly(0, 20), evenly(0, 30))
  .map(([low, more, still]): ThreePoint => ({ low, likely: low + more, high: low + more + still }))
const arbitraryEstimates = fc.array(arbitraryEstimate, { minLength: 1, maxLength: 7 })
const RUNS = { seed: 20261126, numRuns: 2_000 }

describe('a pool of estimates', () => {
  test('has the mean of all, in order, within what anybody thought possible, and no more spread than the mixture', () => {
    fc.assert(
      fc.property(arbitraryEstimates, (estimates) => {
        const pool = pooled(...estimates)
        const low = Math.min(...estimates.map((estimate) => estimate.low))
        const high = Math.max(...estimates.map((estimate) => estimate.high))
        const mean = estimates.reduce((sum, estimate) => sum + meanOf(estimate), 0) / estimates.length
        expect(meanOf(pool)).toBeCloseTo(mean, 8)
        expect(pool.low).toBeLessThanOrEqual(pool.likely)
        expect(pool.likely).toBeLessThanOrEqual(pool.high)
        expect(pool.low).toBeGreaterThanOrEqual(low - 1e-9)
        expect(pool.high).toBeLessThanOrEqual(high + 1e-9)
        expect(varianceOf(pool)).toBeLessThanOrEqual(mixtureVariance(estimates) + 1e-6)
      }),
      RUNS,
    )
  })

  test('has the spread of the mixture wherever that leaves room within the outermost figures', () => {
    const part = (min: number, max: number) => evenly(min, max)
    const wide = fc.tuple(part(0, 4), part(10, 20), part(30, 40))
    const narrow = fc.tuple(part(12, 13), part(13, 15), part(15, 17))
    fc.assert(
      fc.property(fc.tuple(wide, narrow, narrow), (people) => {
        const estimates = people.map(([low, likely, high]): ThreePoint => ({ low, likely, high }))
        expect(varianceOf(pooled(...estimates))).toBeCloseTo(mixtureVariance(estimates), 6)
      }),
      RUNS,
    )
  })

  test('says the same in whatever order people are asked, and however often all of them are counted', () => {
    fc.assert(
      fc.property(arbitraryEstimates, (estimates) => {
        const pool = pooled(...estimates)
        for (const other of [pooled(...estimates.toReversed()), pooled(...estimates, ...estimates)]) {
          expect(other.low).toBeCloseTo(pool.low, 4)
          expect(other.likely).toBeCloseTo(pool.likely, 4)
          expect(other.high).toBeCloseTo(pool.high, 4)
        }
      }),
      RUNS,
    )
  })

  test('of one, or of several who agree, is that estimate', () => {
    fc.assert(
      fc.property(arbitraryEstimate, fc.integer({ min: 1, max: 5 }), (estimate, times) => {
        expect(pooled(...Array.from({ length: times }, () => estimate))).toEqual(estimate)
      }),
      RUNS,
    )
  })

  test('recovers a PERT from its moments: two nearly the same pool to what lies between', () => {
    const pool = pooled({ low: 2, likely: 4, high: 12 }, { low: 2, likely: 4.0001, high: 12 })
    expect(pool.low).toBeCloseTo(2, 3)
    expect(pool.likely).toBeCloseTo(4.00005, 3)
    expect(pool.high).toBeCloseTo(12, 3)
  })
})

// 4..6 and 8..10 about their middles: means 5 and 9, so 7; each variance 2^2 x 9/(36 x 7) = 1/7, the means' own 4. A PERT of
// variance 4 1/7 about 7 without lean would reach from -3.8 to 17.8: it is held at 4 and 10, where its variance is 36/28.
test('two camps pool to the middle of what they thought possible', () => {
  const pool = pooled({ low: 4, likely: 5, high: 6 }, { low: 8, likely: 9, high: 10 })
  expect(pool).toEqual({ low: 4, likely: 7, high: 10 })
  expect(varianceOf(pool)).toBeCloseTo(36 / 28, 12)
})

// Means 5/3 and 11/3, so 8/3; variances 125/63 and 5/63, of which the mean and the 1 of the means are 128/63. Held at 0, alpha is
// 6/(1 + 7 x 128/63 / (64/9)) = 2 and the range 8/3 x 6/2 = 8, whose likeliest is a quarter up. And the same from the other end.
test('an end that is held leaves the spread as it is, and the lean gives way', () => {
  const low = pooled({ low: 0, likely: 0, high: 10 }, { low: 2, likely: 4, high: 4 })
  for (const [point, value] of [
    ['low', 0],
    ['likely', 2],
    ['high', 8],
  ] as const)
    expect(low[point]).toBeCloseTo(value, 9)
  expect(varianceOf(low)).toBeCloseTo(128 / 63, 9)
  const high = pooled({ low: 0, likely: 10, high: 10 }, { low: 6, likely: 6, high: 8 })
  for (const [point, value] of [
    ['low', 2],
    ['likely', 8],
    ['high', 10],
  ] as const)
    expect(high[point]).toBeCloseTo(value, 9)
})

// Means 3, 3 and (1 + 8 + 51)/6 = 10: together 16/3. From 1 that is 13/3, six of which reach 27, with the likeliest at 1.
test('one far-off figure draws the top out, not the likeliest below what anybody thought possible', () => {
  const sure = { low: 3, likely: 3, high: 3 }
  const pool = pooled(sure, sure, { low: 1, likely: 2, high: 51 })
  expect(pool.low).toBeCloseTo(1, 9)
  expect(pool.likely).toBeCloseTo(1, 9)
  expect(pool.high).toBeCloseTo(27, 9)
})

test('with no weight on the likeliest value a pool still has the mean of all', () => {
  const flat = { ...DEFAULT_ASSUMPTIONS, pertGamma: 0 }
  const pool = pooledEstimate(
    [
      { low: 1, likely: 2, high: 5 },
      { low: 3, likely: 4, high: 9 },
    ],
    flat,
  )
  expect((pool.low + pool.high) / 2).toBeCloseTo(4.5, 9)
  expect(pool.low).toBeGreaterThanOrEqual(1)
})

test('of nobody there is none', () => {
  expect(() => pooled()).toThrow(RangeError)
})
