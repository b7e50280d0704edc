import type { CellLosses } from './cell-losses.ts'
import { compiledSums } from './compiled-sums.ts'
import { type CellFactors, DRAWS_AT_ONCE, factorAt } from './factor-layout.ts'

/** When in an outage something is lost: before anybody noticed, after that, or all of it together. */
export type LossTime = 'before' | 'after' | 'whole'

/** What some cells come to in the draws that factors are made for at once, before anybody avoids anything. */
export interface LossSums {
  /** Customer minutes, money, responder hours; the hours are no part of what is lost before detection. */
  readonly minutes: Float64Array
  readonly money: Float64Array
  readonly toil: Float64Array
}

/** Columns of DRAWS_AT_ONCE numbers, to be filled again and again. */
export function roomForSums(): LossSums {
  const column = () => new Float64Array(DRAWS_AT_ONCE)
  return { minutes: column(), money: column(), toil: column() }
}

/** What is expected of each cell at a time of outages, side by side, in the order in which it is summed. */
export interface TimedLosses {
  readonly time: LossTime
  readonly cells: Int32Array
  readonly expected: Float64Array
}

/** What is expected of some cells at one time of an outage: minutes and money, and hours save before detection. */
export function timedLosses(losses: CellLosses, time: LossTime): TimedLosses {
  const { cells, minutesBefore, minutesAfter, moneyBefore, moneyAfter, toil } = losses
  switch (time) {
    case 'before':
      return { time, cells, expected: sideBySide([minutesBefore, moneyBefore]) }
    case 'after':
      return { time, cells, expected: sideBySide([minutesAfter, moneyAfter, toil]) }
    case 'whole':
      return {
        time,
        cells,
        expected: sideBySide([added(minutesBefore, minutesAfter), added(moneyBefore, moneyAfter), toil]),
      }
  }
}

/**
 * For each draw the sums over cells of expected loss x how often it occurs in that draw.
 * Cost: draws x cells; most of a simulation's time is spent here.
 * @param sums is overwritten, but for the hours when it is the time before detection
 */
export function sumLosses({ time, cells, expected }: TimedLosses, factors: CellFactors, sums: LossSums): void {
  const { minutes, money, toil } = sums
  const columns = time === 'before' ? [minutes, money] : [minutes, money, toil]
  if (cells.length === 0) {
    for (const column of columns) column.fill(0)
    return
  }
  const sum = compiledSums() ?? sumPlainly
  sum(cells, expected, factors, columns)
}

/** The same in plain TypeScript. @param expected of each cell as many figures as there are columns */
export function sumPlainly(
  cells: Int32Array,
  expected: Float64Array,
  { byDraw, cells: width, draws }: CellFactors,
  columns: readonly Float64Array[],
): void {
  for (const [offset, column] of columns.entries()) {
    for (let draw = 0; draw < draws; draw += 1) {
      let sum = 0
      for (let at = 0; at < cells.length; at += 1) {
        const factor = byDraw[factorAt(draw, cells[at] as number, width)] as number
        sum += (expected[columns.length * at + offset] as number) * factor
      }
      column[draw] = sum
    }
  }
}

/** Adds sums to others, draw by draw, in their order. */
export function addSums(sums: LossSums, more: readonly LossSums[], time: LossTime, draws: number): void {
  addColumns(sums.minutes, more, 'minutes', draws)
  addColumns(sums.money, more, 'money', draws)
  if (time !== 'before') addColumns(sums.toil, more, 'toil', draws)
}

/** Four at a time, so that what they are added to is read and written a quarter as often. */
function addColumns(column: Float64Array, more: readonly LossSums[], name: keyof LossSums, draws: number): void {
  let at = 0
  for (; at + 4 <= more.length; at += 4) {
    const one = (more[at] as LossSums)[name]
    const two = (more[at + 1] as LossSums)[name]
    const three = (more[at + 2] as LossSums)[name]
    const four = (more[at + 3] as LossSums)[name]
    for (let draw = 0; draw < draws; draw += 1) {
      const sum = (column[draw] as number) + (one[draw] as number) + (two[draw] as number)
      column[draw] = sum + (three[draw] as number) + (four[draw] as number)
    }
  }
  for (; at < more.length; at += 1) {
    const one = (more[at] as LossSums)[name]
    for (let draw = 0; draw < draws; draw += 1) column[draw] = (column[draw] as number) + (one[draw] as number)
  }
}

const added = (one: Float64Array, other: Float64Array): Float64Array =>
  one.map((value, at) => value + (other[at] as number))

function sideBySide(columns: readonly Float64Array[]): Float64Array {
  const together = new Float64Array(columns.length * (columns[0]?.length ?? 0))
  columns.forEach((column, offset) => {
    for (let at = 0; at < column.length; at += 1) together[columns.length * at + offset] = column[at] as number
  })
  return together
}
