import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CellLosses } from '../../../model/ranking/cell-losses.ts'
import { DRAWS_AT_ONCE, EIGHT, factorAt } from '../../../model/ranking/factor-layout.ts'
import { type LossTime, roomForSums, sumLosses, sumPlainly, timedLosses } from '../../../model/ranking/loss-sums.ts'
import { evenly } from '../../support/evenly.ts'

const amounts = (length: number) =>
  fc.array(evenly(0, 1000), { minLength: length, maxLength: length }).map((values) => Float64Array.from(values))

/** Some cells with what is expected of them, of a forecast of `width` cells. */
const lossesOf = (width: number) =>
  fc.subarray(Array.from({ length: width }, (_, cell) => cell)).chain(
    (cells): fc.Arbitrary<CellLosses> =>
      fc.record({
        cells: fc.constant(Int32Array.from(cells)),
        minutesBefore: amounts(cells.length),
        minutesAfter: amounts(cells.length),
        moneyBefore: amounts(cells.length),
        moneyAfter: amounts(cells.length),
        toil: amounts(cells.length),
      }),
  )

const casesArbitrary = fc
  .record({ width: fc.integer({ min: 1, max: 12 }), draws: fc.integer({ min: 1, max: DRAWS_AT_ONCE }) })
  .chain(({ width, draws }) =>
    fc.record({
      width: fc.constant(width),
      draws: fc.constant(draws),
      several: fc.array(lossesOf(width), { maxLength: 4 }),
      byDraw: fc.infiniteStream(evenly(0, 5)).map((values) => {
        return Float32Array.from(
          { length: width * EIGHT * Math.ceil(draws / EIGHT) },
          () => values.next().value as number,
        )
      }),
    }),
  )

/** What is summed at each time, by cell. */
const EXPECTED: Readonly<Record<LossTime, (losses: CellLosses, at: number) => Readonly<Record<string, number>>>> = {
  before: ({ minutesBefore, moneyBefore }, at) => ({
    minutes: minutesBefore[at] as number,
    money: moneyBefore[at] as number,
  }),
  after: ({ minutesAfter, moneyAfter, toil }, at) => ({
    minutes: minutesAfter[at] as number,
    money: moneyAfter[at] as number,
    toil: toil[at] as number,
  }),
  whole: ({ minutesBefore, minutesAfter, moneyBefore, moneyAfter, toil }, at) => ({
    minutes: (minutesBefore[at] as number) + (minutesAfter[at] as number),
    money: (moneyBefore[at] as number) + (moneyAfter[at] as number),
    toil: toil[at] as number,
  }),
}

test.each(['before', 'after', 'whole'] as const)(
  'each sum of what is lost %s detection is that of expected loss times factor, cell by cell',
  (time) => {
    fc.assert(
      fc.property(casesArbitrary, ({ width, draws, several, byDraw }) => {
        const sums = roomForSums()
        for (const losses of several) {
          const factors = { from: 0, cells: width, draws, byDraw }
          const timed = timedLosses(losses, time)
          sumLosses(timed, factors, sums)
          const columns = time === 'before' ? [sums.minutes, sums.money] : [sums.minutes, sums.money, sums.toil]
          const plain = columns.map(() => new Float64Array(draws))
          sumPlainly(timed.cells, timed.expected, factors, plain)
          expect(plain).toEqual(columns.map((column) => column.slice(0, draws)))
          for (const name of ['minutes', 'money', ...(time === 'before' ? [] : ['toil' as const])] as const) {
            const naive = Array.from({ length: draws }, (_, draw) =>
              losses.cells.reduce(
                (sum, cell, at) =>
                  sum + (EXPECTED[time](losses, at)[name] as number) * (byDraw[factorAt(draw, cell, width)] as number),
                0,
              ),
            )
            expect([...sums[name].subarray(0, draws)]).toEqual(naive)
          }
        }
      }),
      { seed: 41, numRuns: 60 },
    )
  },
)
