import { describe, expect, test } from 'vitest'
import { normalCumulative, studentCumulative } from '../../../model/numeric/cumulative.ts'
import { meanInterval, poissonInterval } from '../../../model/numeric/interval.ts'

describe('cumulative functions against closed forms', () => {
  test.each([-3, -1, 0, 0.7, 2.5])("Student's t with 1 and 2 degrees of freedom at %d", (x) => {
    expect(studentCumulative(x, 1)).toBeCloseTo(0.5 + Math.atan(x) / Math.PI, 9)
    expect(studentCumulative(x, 2)).toBeCloseTo(0.5 + x / (2 * Math.sqrt(2 + x * x)), 9)
  })

  // Source: the percentiles of every normal table.
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
