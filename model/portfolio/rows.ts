import { plainPrices, type WeekPrices } from './fill.ts'
import { FREE, IN, type Problem } from './problem.ts'

/** Share of all the pain that a limit's whole capacity costs at the very least: it breaks ties. */
const LEAST_PRICE = 1e-6

/**
 * The rules of a choice as linear rows: sum of coefficient x choice <= `most`, a choice being 0 or 1. A limit is counted
 * in its mean project, so that one price scale suits all rows; a need is x - y <= 0, an exclusion x + y <= 1.
 */
export interface Rows {
  /** Those of the limits first, in their order. */
  readonly most: Float64Array
  /** Entries of candidate c are those from `start[c]` to `start[c + 1]`. */
  readonly start: Int32Array
  readonly row: Int32Array
  readonly coefficient: Float64Array
}

/** The rules of a problem as rows, by candidate. Cost: linear in the rules. */
export function rowsOf({ limits, needs, excludes, choice }: Problem): Rows {
  const most: number[] = []
  const entries = Array.from(choice, (): { readonly row: number; readonly coefficient: number }[] => [])
  const addRow = (bound: number, members: readonly (readonly [number, number])[]): void => {
    const row = most.push(bound) - 1
    for (const [candidate, coefficient] of members) entries[candidate]?.push({ row, coefficient })
  }
  for (const { weeks, capacity } of limits) {
    const takers = [...weeks.keys()].filter((candidate) => (weeks[candidate] as number) > 0)
    const mean = meanWeeks(weeks)
    addRow(
      capacity / mean,
      takers.map((candidate) => [candidate, (weeks[candidate] as number) / mean]),
    )
  }
  needs.forEach((own, candidate) => {
    for (const need of own)
      addRow(0, [
        [candidate, 1],
        [need, -1],
      ])
  })
  excludes.forEach((others, candidate) => {
    for (const other of others)
      if (candidate < other)
        addRow(1, [
          [candidate, 1],
          [other, 1],
        ])
  })
  const start = new Int32Array(choice.length + 1)
  entries.forEach((own, candidate) => {
    start[candidate + 1] = (start[candidate] as number) + own.length
  })
  const all = entries.flat()
  return {
    most: Float64Array.from(most),
    start,
    row: Int32Array.from(all, ({ row }) => row),
    coefficient: Float64Array.from(all, ({ coefficient }) => coefficient),
  }
}

/** Mean weeks of the candidates that take any of a limit; 1 when none does. */
function meanWeeks(weeks: Float64Array): number {
  const taken = weeks.filter((amount) => amount > 0)
  return taken.length > 0 ? taken.reduce((sum, amount) => sum + amount, 0) / taken.length : 1
}

/** Fills `excess` with how far each row is above what it allows: members count 1, free candidates their part of 0 to 1. */
export function fillExcess(
  { most, start, row, coefficient }: Rows,
  choice: Int8Array,
  part: Float64Array,
  excess: Float64Array,
): void {
  for (let at = 0; at < most.length; at += 1) excess[at] = -(most[at] as number)
  for (let candidate = 0; candidate < choice.length; candidate += 1) {
    const amount = choice[candidate] === FREE ? (part[candidate] as number) : choice[candidate] === IN ? 1 : 0
    if (amount === 0) continue
    const end = start[candidate + 1] as number
    for (let entry = start[candidate] as number; entry < end; entry += 1) {
      const at = row[entry] as number
      excess[at] = (excess[at] as number) + (coefficient[entry] as number) * amount
    }
  }
}

/** What a week of each limit is worth by the prices of the rows; a limit that costs nothing still counts a little. */
export const weekPrices = (price: Float64Array, problem: Problem): WeekPrices => {
  const plain = plainPrices(problem)
  return problem.limits.map(
    ({ weeks }, at) => (price[at] as number) / meanWeeks(weeks) + LEAST_PRICE * (plain[at] as number),
  )
}
