import { type CellFactors, DRAWS_AT_ONCE } from './cell-factors.ts'
import type { Slice } from './slice.ts'

/** What a slice's cells come to in some draws, before anybody avoids anything: customer minutes, money, responder hours. */
export interface SliceSums {
  readonly minutesBefore: Float64Array
  readonly minutesAfter: Float64Array
  readonly moneyBefore: Float64Array
  readonly moneyAfter: Float64Array
  readonly toil: Float64Array
}

/** Room for the sums of one slice in the draws that factors are made for at once. */
export function roomForSums(): SliceSums {
  const column = () => new Float64Array(DRAWS_AT_ONCE)
  return {
    minutesBefore: column(),
    minutesAfter: column(),
    moneyBefore: column(),
    moneyAfter: column(),
    toil: column(),
  }
}

const COLUMNS = 5

/** All that is expected of each cell of a slice, side by side. */
export function sideBySide({ cells, minutesBefore, minutesAfter, moneyBefore, moneyAfter, toil }: Slice): Float64Array {
  const together = new Float64Array(COLUMNS * cells.length)
  for (const [offset, column] of [minutesBefore, minutesAfter, moneyBefore, moneyAfter, toil].entries())
    for (let at = 0; at < cells.length; at += 1) together[COLUMNS * at + offset] = column[at] as number
  return together
}

/**
 * For each draw the sums over a slice's cells of expected loss x how often it occurs in that draw. Two draws at a time,
 * written out: ten sums then stay in registers, and each expected loss is read once for both.
 * Cost: draws x cells; most of a simulation's time is spent here.
 * @param expected of the cells, as `sideBySide` gives it
 * @param sums is overwritten
 */
export function sumCells(
  cells: Int32Array,
  expected: Float64Array,
  { byDraw, cells: width, draws }: CellFactors,
  sums: SliceSums,
): void {
  for (let one = 0; one < draws; one += 2) {
    const two = Math.min(one + 1, draws - 1)
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
