import type { CellFactors } from './cell-factors.ts'
import type { Slice } from './slice.ts'

/** What a slice's cells come to in each draw, before anybody avoids anything: customer minutes, money, responder hours. */
export interface SliceDraws {
  readonly minutesBefore: Float64Array
  readonly minutesAfter: Float64Array
  readonly moneyBefore: Float64Array
  readonly moneyAfter: Float64Array
  readonly toil: Float64Array
}

/** The factors of this many draws stay in the cache while every slice takes its sums from them. */
const DRAWS_AT_ONCE = 128
const COLUMNS = 5

/**
 * For each slice and draw, the sums over its cells of expected loss x how often it occurs in that draw.
 * Cost: draws x cells of all slices; most of a simulation's time is spent here.
 */
export function sliceDraws(slices: readonly Slice[], factors: CellFactors): SliceDraws[] {
  const { draws } = factors
  const column = () => new Float64Array(draws)
  const sums = slices.map(() => ({
    minutesBefore: column(),
    minutesAfter: column(),
    moneyBefore: column(),
    moneyAfter: column(),
    toil: column(),
  }))
  const expected = slices.map(interleaved)
  for (let from = 0; from < draws; from += DRAWS_AT_ONCE) {
    const to = Math.min(from + DRAWS_AT_ONCE, draws)
    for (let at = 0; at < slices.length; at += 1) {
      addDraws(slices[at] as Slice, expected[at] as Float64Array, factors, from, to, sums[at] as SliceDraws)
    }
  }
  return sums
}

/** All that is expected of a cell side by side. */
function interleaved({ cells, minutesBefore, minutesAfter, moneyBefore, moneyAfter, toil }: Slice): Float64Array {
  const together = new Float64Array(COLUMNS * cells.length)
  for (const [offset, column] of [minutesBefore, minutesAfter, moneyBefore, moneyAfter, toil].entries())
    for (let at = 0; at < cells.length; at += 1) together[COLUMNS * at + offset] = column[at] as number
  return together
}

/** Two draws at a time, written out: ten sums then stay in registers, and each expected loss is read once for both. */
function addDraws(
  { cells }: Slice,
  expected: Float64Array,
  { byDraw, cells: width }: CellFactors,
  from: number,
  to: number,
  sums: SliceDraws,
): void {
  for (let one = from; one < to; one += 2) {
    const two = Math.min(one + 1, to - 1)
    const rowOne = one * width
    const rowTwo = two * width
    let minutesBefore1 = 0
    let minutesAfter1 = 0
    let moneyBefore1 = 0
    let moneyAfter1 = 0
    let toil1 = 0
    let minutesBefore2 = 0
    let minutesAfter2 = 0
    let moneyBefore2 = 0
    let moneyAfter2 = 0
    let toil2 = 0
    for (let at = 0, place = 0; at < cells.length; at += 1, place += COLUMNS) {
      const cell = cells[at] as number
      const factor1 = byDraw[rowOne + cell] as number
      const factor2 = byDraw[rowTwo + cell] as number
      const minutesBefore = expected[place] as number
      const minutesAfter = expected[place + 1] as number
      const moneyBefore = expected[place + 2] as number
      const moneyAfter = expected[place + 3] as number
      const toil = expected[place + 4] as number
      minutesBefore1 += minutesBefore * factor1
      minutesAfter1 += minutesAfter * factor1
      moneyBefore1 += moneyBefore * factor1
      moneyAfter1 += moneyAfter * factor1
      toil1 += toil * factor1
      minutesBefore2 += minutesBefore * factor2
      minutesAfter2 += minutesAfter * factor2
      moneyBefore2 += moneyBefore * factor2
      moneyAfter2 += moneyAfter * factor2
      toil2 += toil * factor2
    }
    sums.minutesBefore[one] = minutesBefore1
    sums.minutesAfter[one] = minutesAfter1
    sums.moneyBefore[one] = moneyBefore1
    sums.moneyAfter[one] = moneyAfter1
    sums.toil[one] = toil1
    sums.minutesBefore[two] = minutesBefore2
    sums.minutesAfter[two] = minutesAfter2
    sums.moneyBefore[two] = moneyBefore2
    sums.moneyAfter[two] = moneyAfter2
    sums.toil[two] = toil2
  }
}
