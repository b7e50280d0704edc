/** Enough that a bin of a few thousand skewed draws holds only a handful, few enough to stay in the nearest cache. */
const BINS = 4096

/**
 * Quantiles of numbers in any order. Type 7, as R and NumPy have it: the quantile at p lies at position (n - 1) p,
 * between neighbours linearly. Cost: linear for numbers that spread over their range, n log n when most lie together:
 * they are put into bins, and only the bins that hold a wanted position are sorted.
 * @param probabilities each between 0 and 1
 * @throws RangeError when there are no values
 */
export function quantiles(values: Float64Array, probabilities: readonly number[]): number[] {
  if (values.length === 0) throw new RangeError('quantiles need at least one value')
  return interpolated(values.length, probabilities, orderStatistics(values))
}

/** The same of so many values, for whoever knows what sorting would put `at` a position, from 0. */
export function interpolated(
  count: number,
  probabilities: readonly number[],
  at: (position: number) => number,
): number[] {
  return probabilities.map((probability) => {
    const position = (count - 1) * probability
    const below = Math.floor(position)
    const low = at(below)
    return position === below ? low : low + (position - below) * (at(below + 1) - low)
  })
}

/** The quantile of a plain list. */
export const quantile = (values: readonly number[], probability: number): number =>
  quantiles(Float64Array.from(values), [probability])[0] as number

/** Kept from call to call, as hundreds of projects ask one after the other: which bin each value is in, how many are in each. */
let bins = new Uint16Array(0)
const counts = new Int32Array(BINS)

/** A function that gives the value which sorting would put at a position, from 0, until other values are asked about. */
function orderStatistics(values: Float64Array): (position: number) => number {
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] as number
    if (value < least) least = value
    if (value > most) most = value
  }
  const scale = (BINS - 1) / (most - least)
  if (!Number.isFinite(scale)) return inSorted(values.slice().sort())

  if (bins.length < values.length) bins = new Uint16Array(values.length)
  counts.fill(0)
  for (let index = 0; index < values.length; index += 1) {
    const bin = ((values[index] as number) - least) * scale
    bins[index] = bin
    counts[bin | 0] = (counts[bin | 0] as number) + 1
  }
  const sorted = new Map<number, Float64Array>()
  return (position) => {
    let bin = 0
    let before = 0
    while (before + (counts[bin] as number) <= position) {
      before += counts[bin] as number
      bin += 1
    }
    const members = sorted.get(bin) ?? membersOf(bin, values, counts[bin] as number)
    sorted.set(bin, members)
    return members[position - before] as number
  }
}

/** The values of one bin, ascending. */
function membersOf(bin: number, values: Float64Array, count: number): Float64Array {
  const members = new Float64Array(count)
  let found = 0
  for (let index = 0; found < count; index += 1) {
    if (bins[index] !== bin) continue
    members[found] = values[index] as number
    found += 1
  }
  return members.sort()
}

/** All values are equal, or lie closer together than numbers can tell apart. */
const inSorted =
  (sorted: Float64Array) =>
  (position: number): number =>
    sorted[position] as number
