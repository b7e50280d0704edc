/** How often each project comes where, over all draws. In the order of the projects given. */
export interface Chances {
  readonly first: Float64Array
  /** Among the first k. */
  readonly top: Float64Array
  /** Above the cut line; null when there is no capacity to draw one. */
  readonly aboveLine: Float64Array | null
}

/** Draws in which each project comes where, in the order of the projects given. */
export interface PlaceCounts {
  readonly first: Float64Array
  /** Among the first k; nothing is counted for a k of 1. */
  readonly top: Float64Array
  readonly aboveLine: Float64Array | null
}

/**
 * How often each project is first, among the first k, and above the cut line. Best first, ties to the project given
 * first; the line is where the next project does not fit. A draw in which a project removes nothing gives it no place. Cost: linear in draws x projects on average, by selection:
 * nobody asks for the whole order of every draw.
 * @param leverage draws of each project, aligned by draw
 * @param effort engineer-weeks of each project in each draw
 * @param capacity engineer-weeks, or null for no line
 */
export const placeChances = (
  leverage: readonly Float64Array[],
  effort: readonly Float64Array[],
  k: number,
  capacity: number | null,
): Chances => chancesOf(countPlaces(leverage, effort, k, capacity), k, leverage[0]?.length ?? 0)

/** Counts as shares of the draws. */
export function chancesOf({ first, top, aboveLine }: PlaceCounts, k: number, draws: number): Chances {
  const shares = (counts: Float64Array) => counts.map((count) => count / draws)
  return { first: shares(first), top: shares(k > 1 ? top : first), aboveLine: aboveLine && shares(aboveLine) }
}

function countPlaces(
  leverage: readonly Float64Array[],
  effort: readonly Float64Array[],
  k: number,
  capacity: number | null,
): PlaceCounts {
  const projects = leverage.length
  const draws = leverage[0]?.length ?? 0
  const first = new Float64Array(projects)
  const top = new Float64Array(projects)
  const aboveLine = capacity === null ? null : new Float64Array(projects)
  const keyRows = drawRows(leverage)
  const weekRows = drawRows(effort)
  const places = new Float64Array(projects)
  // Kept from draw to draw: an order that is nearly right makes good pivots.
  const order = Int32Array.from(leverage.keys())
  for (let draw = 0; draw < draws; draw += 1) {
    const keys = keyRows(draw)
    const weeks = weekRows(draw)
    let best = 0
    for (let project = 0; project < projects; project += 1) {
      const key = keys[project] as number
      if (key > (keys[best] as number)) best = project
      // What removes nothing is no buy at any price: it never fits.
      places[project] = key > 0 ? 1 : Number.POSITIVE_INFINITY
      if (!(key > 0)) weeks[project] = Number.POSITIVE_INFINITY
    }
    if ((keys[best] ?? 0) > 0) first[best] = (first[best] as number) + 1
    const taken = k > 1 ? takeBest(order, keys, places, k, { from: 0, to: projects }) : 0
    if (k > 1) count(top, order, taken)
    if (aboveLine === null || capacity === null) continue
    // The line lies either among the first k or behind them: the others need not be put in order for it.
    const spent = sumOf(order, weeks, taken)
    const line =
      spent > capacity
        ? takeBest(order, keys, weeks, capacity, { from: 0, to: taken })
        : takeBest(order, keys, weeks, capacity - spent, { from: taken, to: projects })
    count(aboveLine, order, line)
  }
  return { first, top, aboveLine }
}

/** Draws of which rows are made at once: one cache line of each column. */
const ROWS_AT_ONCE = 8

/**
 * A function that gives a draw of all columns as a row, for whoever asks for one draw after the other. Columns lie as
 * far apart as makes them push each other out of the cache: each line of one is read once.
 */
function drawRows(columns: readonly Float64Array[]): (draw: number) => Float64Array {
  const rows = Array.from({ length: ROWS_AT_ONCE }, () => new Float64Array(columns.length))
  return (draw) => {
    const own = draw % ROWS_AT_ONCE
    if (own === 0) {
      for (const [position, column] of columns.entries()) {
        const end = Math.min(ROWS_AT_ONCE, column.length - draw)
        for (let row = 0; row < end; row += 1) (rows[row] as Float64Array)[position] = column[draw + row] as number
      }
    }
    return rows[own] as Float64Array
  }
}

/** Weights of the first so many, together. */
function sumOf(order: Int32Array, weights: Float64Array, count: number): number {
  let sum = 0
  for (let place = 0; place < count; place += 1) sum += weights[order[place] as number] as number
  return sum
}

/** Counts one for each of the projects that were taken. */
function count(counts: Float64Array, order: Int32Array, taken: number): void {
  for (let place = 0; place < taken; place += 1) {
    const project = order[place] as number
    counts[project] = (counts[project] as number) + 1
  }
}

/**
 * Brings to the front the projects that one would take from the best down until the next does not fit, in any order.
 * Quickselect by cumulative weight: either the line lies among those before the pivot, or all of them fit.
 * @param keys larger is better, ties to the smaller index
 * @param part of the order, better than all behind it and worse than all before it
 * @returns how many are taken, with all before the part
 */
function takeBest(
  order: Int32Array,
  keys: Float64Array,
  weights: Float64Array,
  capacity: number,
  part: { readonly from: number; readonly to: number },
): number {
  let { from } = part
  let to = part.to - 1
  let left = capacity
  while (from <= to) {
    const middle = (from + to) >> 1
    const pivot = order[middle] as number
    const pivotKey = keys[pivot] as number
    order[middle] = order[to] as number
    let before = from
    let weight = 0
    for (let at = from; at < to; at += 1) {
      const project = order[at] as number
      const key = keys[project] as number
      if (key > pivotKey || (key === pivotKey && project < pivot)) {
        order[at] = order[before] as number
        order[before] = project
        before += 1
        weight += weights[project] as number
      }
    }
    order[to] = order[before] as number
    order[before] = pivot
    if (weight > left) {
      to = before - 1
      continue
    }
    left -= weight
    if ((weights[pivot] as number) > left) return before
    left -= weights[pivot] as number
    from = before + 1
  }
  return from
}
