import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quantile, quantiles } from '../../../model/random/quantile.ts'
import { evenly } from '../../support/evenly.ts'
import { PROPERTY } from '../../support/evidence.ts'

/** Type 7 by its definition: sort, then interpolate at (n - 1) p. */
function bySorting(values: readonly number[], probability: number): number {
  const sorted = [...values].sort((left, right) => left - right)
  const position = (sorted.length - 1) * probability
  const below = Math.floor(position)
  const low = sorted[below] as number
  return position === below ? low : low + (position - below) * ((sorted[below + 1] as number) - low)
}

// Source: R's documentation of quantile(), type 7, on 1:4 and 1:5.
test.each([
  [[1, 2, 3, 4], 0.25, 1.75],
  [[5, 1, 4, 2, 3], 0.5, 3],
  [[1, 2, 3, 4], 0.9, 3.7],
  [[7], 0.3, 7],
])('quantile of %o at %d is %d', (values, probability, expected) => {
  expect(quantile(values, probability)).toBeCloseTo(expected, 12)
})

test('selection finds what sorting finds, several quantiles at once, ties included', () => {
  const values = fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), evenly(-1e6, 1e6)), {
    minLength: 1,
    maxLength: 300,
  })
  const probabilities = fc
    .array(evenly(0, 1), { minLength: 1, maxLength: 5 })
    .map((list) => list.sort((left, right) => left - right))
  fc.assert(
    fc.property(values, probabilities, (list, wanted) => {
      const found = quantiles(Float64Array.from(list), wanted)
      expect(found).toEqual(wanted.map((probability) => expect.closeTo(bySorting(list, probability), 6)))
    }),
    { ...PROPERTY, numRuns: 500 },
  )
})

test('no values, no quantile', () => {
  expect(() => quantiles(new Float64Array(0), [0.5])).toThrow(RangeError)
})
