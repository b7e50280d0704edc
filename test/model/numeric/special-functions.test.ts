import { expect, test } from 'vitest'
import { continuedFraction } from '../../../model/numeric/continued-fraction.ts'
import { incompleteBeta } from '../../../model/numeric/incomplete-beta.ts'
import { incompleteGamma } from '../../../model/numeric/incomplete-gamma.ts'
import { logGamma } from '../../../model/numeric/log-gamma.ts'

test('a continued fraction of ones is the golden ratio', () => {
  expect(
    continuedFraction(
      () => 1,
      () => 1,
    ),
  ).toBeCloseTo((1 + Math.sqrt(5)) / 2, 14)
})

test('log gamma: factorials, and the square root of pi at one half (DLMF 5.4)', () => {
  expect(logGamma(1)).toBeCloseTo(0, 13)
  expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 12)
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13)
  expect(logGamma(101)).toBeCloseTo(363.739_375_555_563_5, 9)
})

test.each([0.1, 0.9, 2, 3, 8])('incomplete gamma of shape 1 at %d is the exponential distribution', (x) => {
  expect(incompleteGamma(1, x)).toBeCloseTo(1 - Math.exp(-x), 13)
})

test.each([0.2, 3.9, 4, 4.1, 12, 40])('incomplete gamma of shape 4 at %d is a sum of Poisson chances', (x) => {
  const fewer = Math.exp(-x) * (1 + x + x ** 2 / 2 + x ** 3 / 6)
  expect(incompleteGamma(4, x)).toBeCloseTo(1 - fewer, 13)
})

test('incomplete gamma at its ends, and of a large shape near its mean', () => {
  expect(incompleteGamma(3, 0)).toBe(0)
  expect(incompleteGamma(3, -1)).toBe(0)
  expect(incompleteGamma(3, Number.POSITIVE_INFINITY)).toBe(1)
  // The median of Gamma(k) lies near k - 1/3 (Chen and Rubin, 1986).
  expect(incompleteGamma(10_000, 10_000 - 1 / 3)).toBeCloseTo(0.5, 6)
})

test.each([0.05, 0.3, 0.5, 0.77, 0.99])('incomplete beta of (3, 5) at %d is a sum of binomial chances', (x) => {
  const chances = [35, 35, 21, 7, 1].map((ways, more) => ways * x ** (more + 3) * (1 - x) ** (4 - more))
  expect(incompleteBeta(3, 5, x)).toBeCloseTo(
    chances.reduce((sum, chance) => sum + chance, 0),
    13,
  )
})

test('incomplete beta: ends, symmetry, and the arcsine law of (1/2, 1/2)', () => {
  expect([incompleteBeta(2, 3, 0), incompleteBeta(2, 3, 1), incompleteBeta(2, 3, 2)]).toEqual([0, 1, 1])
  expect(incompleteBeta(2.5, 1.5, 0.3)).toBeCloseTo(1 - incompleteBeta(1.5, 2.5, 0.7), 13)
  expect(incompleteBeta(0.5, 0.5, 0.2)).toBeCloseTo((2 / Math.PI) * Math.asin(Math.sqrt(0.2)), 12)
})
