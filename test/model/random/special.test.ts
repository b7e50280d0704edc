import { describe, expect, test } from 'vitest'
import { meanInterval, poissonInterval } from '../../../model/random/interval.ts'
import {
  betaCumulative,
  gammaCumulative,
  logGamma,
  normalCumulative,
  studentCumulative,
} from '../../../model/random/special.ts'

describe('cumulative functions against closed forms', () => {
  test.each([1, 2, 5, 11])('logGamma of %d is the log of a factorial', (n) => {
    let factorial = 1
    for (let factor = 2; factor < n; factor += 1) factorial *= factor
    expect(logGamma(n)).toBeCloseTo(Math.log(factorial), 9)
  })

  test.each([0.1, 1, 3, 10])('Gamma(1) and Gamma(2) at %d', (x) => {
    expect(gammaCumulative(1, x)).toBeCloseTo(1 - Math.exp(-x), 9)
    expect(gammaCumulative(2, x)).toBeCloseTo(1 - Math.exp(-x) * (1 + x), 9)
  })

  test.each([0.05, 0.3, 0.5, 0.9])('Beta(2, 3) at %d', (x) => {
    expect(betaCumulative(2, 3, x)).toBeCloseTo(6 * x ** 2 - 8 * x ** 3 + 3 * x ** 4, 9)
  })

  test.each([-3, -1, 0, 0.7, 2.5])("Student's t with 1 and 2 degrees of freedom at %d", (x) => {
    expect(studentCumulative(x, 1)).toBeCloseTo(0.5 + Math.atan(x) / Math.PI, 9)
    expect(studentCumulative(x, 2)).toBeCloseTo(0.5 + x / (2 * Math.sqrt(2 + x * x)), 9)
  })

  // Source: any normal table.
  test.each([
    [-1.959964, 0.025],
    [0, 0.5],
    [1.644854, 0.95],
  ])('normal at %d is %d', (x, expected) => {
    expect(normalCumulative(x)).toBeCloseTo(expected, 6)
  })
})

// Source: Garwood (1936), as every table of exact Poisson limits has them.
test.each([
  [0, 1, 0, 3.69],
  [1, 1, 0.025, 5.57],
  [4, 1, 1.09, 10.24],
  [2, 180 / 365.25, 0.49, 14.7],
])('%d incidents in %d years: %d to %d a year', (count, years, low, high) => {
  const interval = poissonInterval(count, years, 0.95)
  expect(interval.low).toBeCloseTo(low, low < 0.1 ? 3 : 2)
  expect(interval.high).toBeCloseTo(high, high > 12 ? 1 : 2)
})

test('a mean has the interval of the t table', () => {
  // t(.95, 4 degrees of freedom) = 2.1318; standard deviation of 1 to 5 is 1.5811.
  const interval = meanInterval([1, 2, 3, 4, 5], 0.9)
  expect(interval?.mean).toBe(3)
  expect(interval?.high).toBeCloseTo(3 + (2.13185 * 1.58114) / Math.sqrt(5), 4)
  expect(interval?.low).toBeCloseTo(3 - (2.13185 * 1.58114) / Math.sqrt(5), 4)
  expect(meanInterval([1], 0.9)).toBeNull()
})
