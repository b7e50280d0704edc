import { type CellFactors, DRAWS_AT_ONCE } from './cell-factors.ts'
import type { CellLosses } from './cell-losses.ts'

/** When in an outage something is lost: before anybody noticed, after that, or all of it together. */
export type LossTime = 'before' | 'after' | 'whole'

/** What some cells come to in the draws that factors are made for at once, before anybody avoids anything. */
export interface LossSums {
  /** Customer minutes, money, responder hours; the hours are no part of what is lost before detection. */
  readonly minutes: Float64Array
  readonly money: Float64Array
  readonly toil: Float64Array
}

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
  if (time === 'before') sumTwo(cells, expected, factors, sums)
  else sumThree(cells, expected, factors, sums)
}

/** Minutes and money. Four draws at a time, written out: the sums then stay in registers. */
function sumTwo(
  cells: Int32Array,
  expected: Float64Array,
  { byDraw, cells: width, draws }: CellFactors,
  { minutes, money }: LossSums,
): void {
  const last = draws - 1
  for (let one = 0; one < draws; one += 4) {
    const two = Math.min(one + 1, last)
    const three = Math.min(one + 2, last)
    const four = Math.min(one + 3, last)
    const rowOne = one * width
    const rowTwo = two * width
    const rowThree = three * width
    const rowFour = four * width
    let minutes1 = 0
    let minutes2 = 0
    let minutes3 = 0
    let minutes4 = 0
    let money1 = 0
    let money2 = 0
    let money3 = 0
    let money4 = 0
    for (let at = 0; at < cells.length; at += 1) {
      const cell = cells[at] as number
      const ownMinutes = expected[2 * at] as number
      const ownMoney = expected[2 * at + 1] as number
      const factor1 = byDraw[rowOne + cell] as number
      const factor2 = byDraw[rowTwo + cell] as number
      const factor3 = byDraw[rowThree + cell] as number
      const factor4 = byDraw[rowFour + cell] as number
      minutes1 += ownMinutes * factor1
      money1 += ownMoney * factor1
      minutes2 += ownMinutes * factor2
      money2 += ownMoney * factor2
      minutes3 += ownMinutes * factor3
      money3 += ownMoney * factor3
      minutes4 += ownMinutes * factor4
      money4 += ownMoney * factor4
    }
    minutes[one] = minutes1
    minutes[two] = minutes2
    minutes[three] = minutes3
    minutes[four] = minutes4
    money[one] = money1
    money[two] = money2
    money[three] = money3
    money[four] = money4
  }
}

/** Minutes, money and hours. Three draws at a time: more sums than that leave the registers. */
function sumThree(
  cells: Int32Array,
  expected: Float64Array,
  { byDraw, cells: width, draws }: CellFactors,
  { minutes, money, toil }: LossSums,
): void {
  const last = draws - 1
  for (let one = 0; one < draws; one += 3) {
    const two = Math.min(one + 1, last)
    const three = Math.min(one + 2, last)
    const rowOne = one * width
    const rowTwo = two * width
    const rowThree = three * width
    let minutes1 = 0
    let minutes2 = 0
    let minutes3 = 0
    let money1 = 0
    let money2 = 0
    let money3 = 0
    let toil1 = 0
    let toil2 = 0
    let toil3 = 0
    for (let at = 0; at < cells.length; at += 1) {
      const cell = cells[at] as number
      const ownMinutes = expected[3 * at] as number
      const ownMoney = expected[3 * at + 1] as number
      const ownToil = expected[3 * at + 2] as number
      const factor1 = byDraw[rowOne + cell] as number
      const factor2 = byDraw[rowTwo + cell] as number
      const factor3 = byDraw[rowThree + cell] as number
      minutes1 += ownMinutes * factor1
      money1 += ownMoney * factor1
      toil1 += ownToil * factor1
      minutes2 += ownMinutes * factor2
      money2 += ownMoney * factor2
      toil2 += ownToil * factor2
      minutes3 += ownMinutes * factor3
      money3 += ownMoney * factor3
      toil3 += ownToil * factor3
    }
    minutes[one] = minutes1
    minutes[two] = minutes2
    minutes[three] = minutes3
    money[one] = money1
    money[two] = money2
    money[three] = money3
    toil[one] = toil1
    toil[two] = toil2
    toil[three] = toil3
  }
}

/** Adds sums to others, draw by draw. */
export function addSums(sums: LossSums, more: LossSums, time: LossTime, draws: number): void {
  addColumn(sums.minutes, more.minutes, draws)
  addColumn(sums.money, more.money, draws)
  if (time !== 'before') addColumn(sums.toil, more.toil, draws)
}

function addColumn(column: Float64Array, more: Float64Array, draws: number): void {
  for (let draw = 0; draw < draws; draw += 1) column[draw] = (column[draw] as number) + (more[draw] as number)
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
