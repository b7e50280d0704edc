import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeEnds } from '../../../client/charts/lines/place-ends.ts'
import { evenly } from '../../support/evenly.ts'

const room = { top: 0, bottom: 200 }

test('labels that have room stay where their lines end', () => {
  expect(placeEnds([150, 20, 90], 15, room)).toEqual([150, 20, 90])
})

test('labels of one height are put one under another, and none leaves the plot', () => {
  expect(placeEnds([100, 100, 100], 15, room)).toEqual([100, 115, 130])
  expect(placeEnds([200, 200, 195], 15, room)).toEqual([185, 200, 170])
})

test('whatever the heights, labels keep apart, keep their order and stay inside', () => {
  fc.assert(
    fc.property(fc.array(evenly(0, 200), { maxLength: 12 }), (wanted) => {
      const placed = placeEnds(wanted, 15, room)
      const order = placed.map((_, index) => index).sort((one, other) => (placed[one] ?? 0) - (placed[other] ?? 0))
      for (const [place, index] of order.entries()) {
        const before = order[place - 1]
        if (before === undefined) continue
        expect((placed[index] ?? 0) - (placed[before] ?? 0)).toBeGreaterThanOrEqual(15 - 1e-9)
        expect(wanted[index]).toBeGreaterThanOrEqual(wanted[before] ?? 0)
      }
      for (const height of placed) {
        expect(height).toBeGreaterThanOrEqual(-1e-9)
        expect(height).toBeLessThanOrEqual(200 + 1e-9)
      }
    }),
    { seed: 41 },
  )
})
