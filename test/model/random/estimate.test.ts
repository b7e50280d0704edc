import { describe, expect, test } from 'vitest'
import { DEFAULT_ASSUMPTIONS } from '../../../model/assumption.ts'
import { threePointMean } from '../../../model/evidence/three-point.ts'
import { drawThreePoint } from '../../../model/random/columns.ts'
import { estimateShape } from '../../../model/random/estimate.ts'
import { RandomWords } from '../../../model/random/stream.ts'

const NO_LIMIT = Number.POSITIVE_INFINITY

function moments(estimate: { low: number; likely: number; high: number }, most: 1 | typeof NO_LIMIT) {
  const draws = drawThreePoint(estimate, most, 200_000, new RandomWords(3, 'moments'), DEFAULT_ASSUMPTIONS)
  const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length
  const variance = draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws.length
  const held = draws.filter((value) => value >= estimate.low && value <= estimate.high).length / draws.length
  return { draws, mean, deviation: Math.sqrt(variance), held }
}

// Jørgensen, Teigen and Moløkken (2004): ranges stated as 90% sure hold the truth in 60 to 70%.
test('an effort that is stated to within a third up and down lies in its range in 60 to 70%', () => {
  expect(moments({ low: 3, likely: 4, high: 5.5 }, NO_LIMIT).held).toBeGreaterThan(0.6)
  expect(moments({ low: 3, likely: 4, high: 5.5 }, NO_LIMIT).held).toBeLessThan(0.7)
})

test('error and stated range add up as variances do: a certain 4 weeks are 4 give or take a third', () => {
  const certain = moments({ low: 4, likely: 4, high: 4 }, NO_LIMIT)
  expect(certain.mean).toBeCloseTo(4, 1)
  expect(certain.deviation / certain.mean).toBeCloseTo(0.33, 2)
  // PERT of 2, 4, 12: mean 5, variance (10^2 x 1.8 x 4.2)/(36 x 7) = 3; with (.33 x 5)^2 = 2.7225 together 5.7225.
  const wide = moments({ low: 2, likely: 4, high: 12 }, NO_LIMIT)
  expect(wide.mean).toBeCloseTo(5, 1)
  expect(wide.deviation ** 2).toBeCloseTo(5.7225, 0)
})

describe('a share', () => {
  test.each([
    { low: 0.2, likely: 0.3, high: 0.5 },
    { low: 0.5, likely: 0.5, high: 0.5 },
    { low: 0, likely: 0.02, high: 0.1 },
    { low: 0.9, likely: 0.95, high: 1 },
    { low: 0, likely: 0.5, high: 1 },
  ])('%o keeps its mean, stays a share, and keeps a single peak', (estimate) => {
    const { mean, draws } = moments(estimate, 1)
    expect(mean).toBeCloseTo(threePointMean(estimate, DEFAULT_ASSUMPTIONS), 2)
    expect(draws.every((value) => value >= 0 && value <= 1)).toBe(true)
    const shape = estimateShape(estimate, 1, DEFAULT_ASSUMPTIONS)
    if (shape.kind !== 'beta') throw new Error(`a ${shape.kind}`)
    expect(Math.min(shape.alpha, shape.beta)).toBeGreaterThanOrEqual(1 - 1e-9)
  })

  test('of nothing or of all is certain', () => {
    for (const value of [0, 1])
      expect(estimateShape({ low: value, likely: value, high: value }, 1, DEFAULT_ASSUMPTIONS)).toEqual({
        kind: 'known',
        value,
      })
  })
})
