/**
 * Continuous ranked probability score of a forecast given as draws, in the unit of what is forecast; smaller is better.
 * E|X - y| - E|X - X'|/2, over all pairs of draws. Source: Gneiting and Raftery (2007), equation 21.
 * @param sorted ascending draws, at least one
 */
export function crps(sorted: Float64Array, observed: number): number {
  const count = sorted.length
  let distance = 0
  let spread = 0
  sorted.forEach((value, place) => {
    distance += Math.abs(value - observed)
    spread += value * (2 * place + 1 - count)
  })
  return distance / count - spread / (count * count)
}

/**
 * Where an observation lies in the forecast, 0 to 1: uniform when the forecast is right. An observation that many draws
 * equal, such as a quarter without loss, is put at random among them. Source: Smith (1985), randomised PIT.
 * @param sorted ascending draws
 * @param uniform in [0, 1)
 */
export function randomisedPit(sorted: Float64Array, observed: number, uniform: number): number {
  const below = countBelow(sorted, (value) => value < observed)
  const upTo = countBelow(sorted, (value) => value <= observed)
  return (below + uniform * (upTo - below)) / sorted.length
}

/** How many values at the front fulfil what only those at the front do. */
function countBelow(sorted: Float64Array, isBelow: (value: number) => boolean): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBelow(sorted[middle] as number)) low = middle + 1
    else high = middle
  }
  return low
}

/** On which side of an 80% interval an observation fell. */
export const SIDES = ['inside', 'above', 'below'] as const
export type Side = (typeof SIDES)[number]

export const INTERVAL_SHARE = 0.8

/** Where an observation fell. @param pit its place in what was forecast, from 0 to 1: the share of draws below it */
export function sideOf(pit: number): Side {
  if (pit > (1 + INTERVAL_SHARE) / 2) return 'above'
  return pit < (1 - INTERVAL_SHARE) / 2 ? 'below' : 'inside'
}
