/** Ranks from 1 for the largest; equal values share the mean of their ranks. Cost: n log n. */
export function midRanks(values: readonly number[]): number[] {
  const order = [...values.keys()].sort((one, other) => (values[other] as number) - (values[one] as number))
  const ranks = new Array<number>(values.length)
  for (let from = 0; from < order.length; ) {
    let to = from
    while (to < order.length && values[order[to] as number] === values[order[from] as number]) to += 1
    for (let place = from; place < to; place += 1) ranks[order[place] as number] = (from + 1 + to) / 2
    from = to
  }
  return ranks
}

/** Spearman's rank correlation with mid-ranks, -1 to 1; null where either side is all equal. Source: Spearman (1904). */
export function spearman(predicted: readonly number[], observed: readonly number[]): number | null {
  const one = midRanks(predicted)
  const other = midRanks(observed)
  const middle = (one.length + 1) / 2
  let product = 0
  let squaresOfOne = 0
  let squaresOfOther = 0
  one.forEach((rank, place) => {
    const left = rank - middle
    const right = (other[place] as number) - middle
    product += left * right
    squaresOfOne += left * left
    squaresOfOther += right * right
  })
  const scale = Math.sqrt(squaresOfOne * squaresOfOther)
  return scale > 0 ? product / scale : null
}

/** How many make the top third. */
export const topThird = (count: number): number => Math.ceil(count / 3)

/**
 * Share of what was observed that lies in the top third by prediction; null when nothing was observed. Ties at the
 * border count in proportion: what the top third holds on average over all ways to break them.
 */
export function captured(predicted: readonly number[], observed: readonly number[]): number | null {
  const total = observed.reduce((sum, value) => sum + value, 0)
  if (total <= 0) return null
  const places = topThird(predicted.length)
  const border = predicted.toSorted((one, other) => other - one)[places - 1] as number
  const above = predicted.filter((value) => value > border).length
  const tied = predicted.filter((value) => value === border).length
  const share = (places - above) / tied
  const held = observed.reduce((sum, value, place) => {
    const at = predicted[place] as number
    return sum + (at > border ? value : at === border ? value * share : 0)
  }, 0)
  return held / total
}
