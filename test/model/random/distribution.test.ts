import { expect, test } from 'vitest'
import { DEFAULT_ASSUMPTIONS } from '../../../model/assumption.ts'
import { threePointMean } from '../../../model/evidence/three-point.ts'
import { drawThreePoint, fillGamma } from '../../../model/random/columns.ts'
import { drawGamma, drawNormal, drawPoisson, pertShape } from '../../../model/random/distribution.ts'
import { RandomWords, randomStream } from '../../../model/random/stream.ts'
import { nextNormal } from '../../../model/random/ziggurat.ts'

const DRAWS = 40_000
const sample = (draw: (random: () => number) => number) => {
  const random = randomStream(7, 'distribution test')
  return Array.from({ length: DRAWS }, () => draw(random))
}
const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length
const variance = (values: ArrayLike<number>) => {
  const middle = mean(values)
  return mean(Array.from(values, (value) => (value - middle) ** 2))
}

// Source: Open FAIR's PERT, gamma 4: mean (low + 4 likely + high)/6.
test('PERT of 20, 100, 900 has mean 220 and shape 1.3636, 4.6364', () => {
  const estimate = { low: 20, likely: 100, high: 900 }
  expect(threePointMean(estimate, DEFAULT_ASSUMPTIONS)).toBeCloseTo(220, 9)
  expect(pertShape(estimate, DEFAULT_ASSUMPTIONS).alpha).toBeCloseTo(1.3636, 4)
  expect(pertShape(estimate, DEFAULT_ASSUMPTIONS).beta).toBeCloseTo(4.6364, 4)
})

test('with gamma 2, PERT of 5, 20, 50 has mean 23.75', () => {
  expect(threePointMean({ low: 5, likely: 20, high: 50 }, { pertGamma: 2 })).toBeCloseTo(23.75, 9)
})

test('without an error of estimates, draws of one stay inside it and average to its mean', () => {
  const estimate = { low: 20, likely: 100, high: 900 }
  const assumptions = { ...DEFAULT_ASSUMPTIONS, estimateError: 0 }
  const draws = drawThreePoint(estimate, Number.POSITIVE_INFINITY, DRAWS, new RandomWords(7, 'pert'), assumptions)
  expect(Math.min(...draws.slice(0, 9000))).toBeGreaterThanOrEqual(20)
  expect(Math.max(...draws.slice(0, 9000))).toBeLessThanOrEqual(900)
  // Standard error of the mean: sd 138 / 200 = 0.7.
  expect(Math.abs(mean(draws) - 220)).toBeLessThan(3)
})

test.each([0.05, 0.5, 1, 3, 40])('Gamma(%d) has mean and variance equal to its shape', (shape) => {
  const values = sample((random) => drawGamma(shape, random))
  const standardError = Math.sqrt(shape / DRAWS)
  expect(Math.abs(mean(values) - shape)).toBeLessThan(4.5 * standardError)
  expect(variance(values) / shape).toBeGreaterThan(0.88)
  expect(variance(values) / shape).toBeLessThan(1.12)
})

test('the normal has mean 0 and variance 1', () => {
  const values = sample(drawNormal)
  expect(Math.abs(mean(values))).toBeLessThan(0.02)
  expect(Math.abs(variance(values) - 1)).toBeLessThan(0.03)
})

test.each([0.2, 4, 29, 31, 500])('Poisson(%d) has mean and variance equal to its rate', (rate) => {
  const values = sample((random) => drawPoisson(rate, random))
  expect(Math.abs(mean(values) - rate)).toBeLessThan(4.5 * Math.sqrt(rate / DRAWS))
  expect(Math.abs(variance(values) / rate - 1)).toBeLessThan(0.04)
})

// Source: Open FAIR's PERT with a weight of 2 on the likely value.
test('PERT of 5, 20, 50 with gamma 2 has mean 23.75', () => {
  expect(threePointMean({ low: 5, likely: 20, high: 50 }, { pertGamma: 2 })).toBe(23.75)
})

test.each([0, 0.05, 0.5, 1, 3, 40])(
  'a column of Gamma(%d) with scale 2 has mean 2 shape and variance 4 shape',
  (shape) => {
    const column = new Float64Array(DRAWS)
    fillGamma(column, shape, 2, new RandomWords(7, 'column'))
    expect(Math.abs(mean(column) - 2 * shape)).toBeLessThanOrEqual(2 * 4.5 * Math.sqrt(shape / DRAWS))
    if (shape > 0) expect(Math.abs(variance(column) / (4 * shape) - 1)).toBeLessThan(0.12)
  },
)

// Kolmogorov-Smirnov against the distribution function; 1.95 / sqrt(n) is its 99.9th percentile.
test.each([1, 2, 9])('a column of Gamma(%d) is Erlang', (shape) => {
  const column = new Float64Array(DRAWS)
  fillGamma(column, shape, 1, new RandomWords(7, 'exponential'))
  const distances = column
    .toSorted()
    .map((value, rank) => Math.abs(erlangDistribution(value, shape) - (rank + 0.5) / DRAWS))
  expect(Math.max(...distances.slice(0, 20_000)), 'below').toBeLessThan(1.95 / Math.sqrt(DRAWS))
  expect(Math.max(...distances.slice(20_000)), 'above').toBeLessThan(1.95 / Math.sqrt(DRAWS))
})

/** 1 - e^-x (1 + x + x^2/2! + ...), as many terms as the shape. */
function erlangDistribution(value: number, shape: number): number {
  let term = 1
  let sum = 1
  for (let power = 1; power < shape; power += 1) {
    term *= value / power
    sum += term
  }
  return 1 - Math.exp(-value) * sum
}

test('the ziggurat gives a normal, in its layers and in its tail', () => {
  const words = new RandomWords(7, 'ziggurat')
  const count = 1_000_000
  const values = Float64Array.from({ length: count }, () => nextNormal(words))
  expect(Math.abs(mean(values))).toBeLessThan(4.5 / Math.sqrt(count))
  expect(Math.abs(variance(values) - 1)).toBeLessThan(0.007)
  expect(Math.abs(mean(values.map((value) => value ** 4)) - 3)).toBeLessThan(0.05)
  // Shares of a normal, from its distribution function: within 1, beyond 2, beyond 3.6541528853610088 (the tail).
  const share = (is: (size: number) => boolean) => values.filter((value) => is(Math.abs(value))).length / count
  expect(Math.abs(share((size) => size < 1) - 0.682689)).toBeLessThan(0.0022)
  expect(Math.abs(share((size) => size > 2) - 0.0455)).toBeLessThan(0.001)
  expect(Math.abs(share((size) => size > 3.6541528853610088) - 0.000258)).toBeLessThan(0.00008)
})
