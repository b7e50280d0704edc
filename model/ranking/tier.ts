/**
 * Tiers of projects that are too close to call. Walks down the order: a project joins the tier while the chance that
 * the tier's first beats it stays below the threshold, draws in which they tie counting half; else it opens the next.
 * @param leverage draws of each project, best project first, aligned by draw
 * @returns a tier for each, from 1
 */
export function tiersOf(leverage: readonly Float64Array[], threshold: number): number[] {
  let tier = 0
  let first: Float64Array | null = null
  return leverage.map((draws) => {
    if (first === null || chanceToBeat(first, draws) >= threshold) {
      tier += 1
      first = draws
    }
    return tier
  })
}

/** Share of draws in which the one is larger than the other, ties counting half. */
export function chanceToBeat(one: Float64Array, other: Float64Array): number {
  let won = 0
  for (let draw = 0; draw < one.length; draw += 1) {
    const difference = (one[draw] as number) - (other[draw] as number)
    if (difference > 0) won += 1
    else if (difference === 0) won += 0.5
  }
  return won / one.length
}
