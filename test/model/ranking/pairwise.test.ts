import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pairwiseChances } from '../../../model/ranking/pairwise.ts'
import { PROPERTY } from '../../support/evidence.ts'

test('worked: better in two of four draws, equal in one, worse in one', () => {
  const { size, chances } = pairwiseChances([Float64Array.from([3, 3, 2, 1]), Float64Array.from([1, 2, 2, 4])])
  expect([size, ...chances]).toEqual([2, 0.5, 0.625, 0.375, 0.5])
})

test('by the definition, for every pair', () => {
  const grid = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 20 })).chain(([projects, draws]) =>
    fc.array(
      fc
        .array(fc.integer({ min: 0, max: 4 }), { minLength: draws, maxLength: draws })
        .map((row) => Float64Array.from(row)),
      { minLength: projects, maxLength: projects },
    ),
  )
  fc.assert(
    fc.property(grid, (leverage) => {
      const { size, chances } = pairwiseChances(leverage)
      leverage.forEach((one, row) => {
        leverage.forEach((other, column) => {
          const points = [...one].map((value, draw) => (Math.sign(value - (other[draw] ?? 0)) + 1) / 2)
          const expected = points.reduce((sum, point) => sum + point, 0) / one.length
          expect(chances[row * size + column]).toBeCloseTo(expected, 12)
        })
      })
    }),
    PROPERTY,
  )
})
