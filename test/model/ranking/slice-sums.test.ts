import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DRAWS_AT_ONCE } from '../../../model/ranking/cell-factors.ts'
import type { Slice } from '../../../model/ranking/slice.ts'
import { roomForSums, sideBySide, sumCells } from '../../../model/ranking/slice-sums.ts'

const COLUMNS = ['minutesBefore', 'minutesAfter', 'moneyBefore', 'moneyAfter', 'toil'] as const

const amounts = (length: number) =>
  fc.array(fc.double({ min: 0, max: 1000, noNaN: true }), { minLength: length, maxLength: length })

/** Some cells with what is expected of them, of a forecast of `width` cells. */
const sliceOf = (width: number) =>
  fc.subarray(Array.from({ length: width }, (_, cell) => cell)).chain((cells) =>
    fc.tuple(...COLUMNS.map(() => amounts(cells.length))).map((columns): Slice => {
      const column = (at: number) => Float64Array.from(columns[at] ?? [])
      return {
        effects: [],
        isBackground: false,
        looseness: { variance: 0, key: '' },
        cells: Int32Array.from(cells),
        minutesBefore: column(0),
        minutesAfter: column(1),
        moneyBefore: column(2),
        moneyAfter: column(3),
        toil: column(4),
      }
    }),
  )

const casesArbitrary = fc
  .record({ width: fc.integer({ min: 1, max: 12 }), draws: fc.integer({ min: 1, max: DRAWS_AT_ONCE }) })
  .chain(({ width, draws }) =>
    fc.record({
      width: fc.constant(width),
      draws: fc.constant(draws),
      slices: fc.array(sliceOf(width), { maxLength: 4 }),
      byDraw: fc.infiniteStream(fc.double({ min: 0, max: 5, noNaN: true })).map((values) => {
        return Float32Array.from({ length: width * draws }, () => values.next().value as number)
      }),
    }),
  )

test('each sum is that of expected loss times factor, cell by cell', () => {
  fc.assert(
    fc.property(casesArbitrary, ({ width, draws, slices, byDraw }) => {
      const sums = roomForSums()
      for (const slice of slices) {
        sumCells(slice.cells, sideBySide(slice), { from: 0, cells: width, draws, byDraw }, sums)
        for (const name of COLUMNS) {
          const naive = Array.from({ length: draws }, (_, draw) =>
            slice.cells.reduce(
              (sum, cell, at) => sum + (slice[name][at] as number) * (byDraw[draw * width + cell] as number),
              0,
            ),
          )
          expect([...sums[name].subarray(0, draws)]).toEqual(naive)
        }
      }
    }),
    { seed: 41, numRuns: 60 },
  )
})
