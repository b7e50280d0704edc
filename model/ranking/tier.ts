/**
 * Tiers of projects that are too close to call. Walks down the order: a project joins the tier while the chance that
 * the tier's first beats it stays below the threshold, draws in which they tie counting half; else it opens the next.
 * @param leverage draws of each project, best project first, aligned by draw
 * @returns a tier for each, from 1
 */
export const tiersOf = (leverage: readonly Float64Array[], threshold: number): number[] =>
  tiersBy(leverage.length, threshold, (one, other) =>
    chanceToBeat(leverage[one] as Float64Array, leverage[other] as Float64Array),
  )

/** The same of so many projects, for whoever knows the chance that one of them beats another, by place. */
export function tiersBy(projects: number, threshold: number, chance: (one: number, other: number) => number): number[] {
  let tier = 0
  let first = 0
  return Array.from({ length: projects }, (_, place) => {
    if (place === 0 || chance(first, place) >= threshold) {
      tier += 1
      first = place
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
