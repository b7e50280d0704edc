/**
 * Quantiles of unsorted numbers by selection, linear in the length on average. Type 7, as R and NumPy have it: the
 * quantile at p lies at position (n - 1) p, between neighbours linearly. `values` is left in another order.
 * @param probabilities ascending, each between 0 and 1
 * @throws RangeError when there are no values
 */
export function quantiles(values: Float64Array, probabilities: readonly number[]): number[] {
  if (values.length === 0) throw new RangeError('quantiles need at least one value')
  const positions = probabilities.map((probability) => (values.length - 1) * probability)
  selectEach(values, positions.map(Math.floor), 0, values.length - 1)
  return positions.map((position, index) => {
    const below = Math.floor(position)
    const low = values[below] as number
    if (position === below) return low
    const next = Math.floor(positions[index + 1] ?? values.length - 1)
    return low + (position - below) * (smallestWithin(values, below + 1, Math.max(next, below + 1)) - low)
  })
}

/** Selects the middle one first, so that the others look only at their own side of it. */
function selectEach(values: Float64Array, positions: readonly number[], left: number, right: number): void {
  if (positions.length === 0 || left >= right) return
  const middle = positions.length >> 1
  const position = positions[middle] as number
  selectInPlace(values, position, left, right)
  selectEach(values, positions.slice(0, middle), left, position)
  selectEach(values, positions.slice(middle + 1), position, right)
}

/** The quantile of a list that must keep its order. */
export const quantile = (values: readonly number[], probability: number): number =>
  quantiles(Float64Array.from(values), [probability])[0] as number

/** Puts the value that sorting would put at `position` there, smaller ones before it, larger ones after. Source: Hoare's quickselect, median of three. */
function selectInPlace(values: Float64Array, position: number, from: number, to: number): void {
  let left = from
  let right = to
  while (left < right) {
    const pivot = medianOfThree(values[left] as number, values[(left + right) >> 1] as number, values[right] as number)
    let i = left
    let j = right
    while (i <= j) {
      while ((values[i] as number) < pivot) i += 1
      while ((values[j] as number) > pivot) j -= 1
      if (i <= j) {
        const swapped = values[i] as number
        values[i] = values[j] as number
        values[j] = swapped
        i += 1
        j -= 1
      }
    }
    if (position <= j) right = j
    else if (position >= i) left = i
    else return
  }
}

const medianOfThree = (a: number, b: number, c: number): number => Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))

function smallestWithin(values: Float64Array, from: number, to: number): number {
  let smallest = values[from] as number
  for (let next = from + 1; next <= to; next += 1) {
    const value = values[next] as number
    if (value < smallest) smallest = value
  }
  return smallest
}
