import { DIMENSIONS, type Dimension, type PerDimension, perDimension } from '../evidence/lens.ts'
import { weightInForce } from './flips.ts'
import { orderByMean } from './order.ts'
import type { PreparedRanking } from './prepare.ts'

/** Weights of one dimension, from 0 to 1, within which a project is the first of all. */
export interface LeadRange {
  readonly least: number
  readonly most: number
}

/**
 * Where a project leads all others by expectation as the weight of one dimension goes from 0 to 1 and the others keep
 * their proportions; null for nowhere, and where the lens weighs nothing else that has any loss. Exact: between the two
 * ends each difference of leverages is a line, up to a factor that changes no sign, so each rival leaves one side of one
 * point. Cost: projects x log projects.
 */
export function leadRange(
  prepared: PreparedRanking,
  weights: PerDimension,
  dimension: Dimension,
  id: string,
): LeadRange | null {
  const others = DIMENSIONS.reduce((sum, each) => (each === dimension ? sum : sum + weights[each]), 0)
  if (others <= 0) return null
  const without = perDimension((each) => (each === dimension ? 0 : weights[each] / others))
  const only = perDimension((each) => (each === dimension ? 1 : 0))
  const scales = [weightInForce(without, prepared.totals), weightInForce(only, prepared.totals)] as const
  if (scales[0] <= 0 || scales[1] <= 0) return null
  const atEnd = new Map(orderByMean(prepared, only).map((place) => [place.id, place.leverage * scales[1]]))
  const ends = orderByMean(prepared, without).map((place) => ({
    id: place.id,
    start: place.leverage * scales[0],
    end: atEnd.get(place.id) ?? 0,
  }))
  const own = ends.find((each) => each.id === id)
  if (!own) throw new RangeError(`no project ${id} competes in this ranking`)
  let [least, most] = [0, 1]
  for (const rival of ends) {
    if (rival === own) continue
    const [before, after] = [own.start - rival.start, own.end - rival.end]
    if (before < 0 && after < 0) return null
    if (before < 0) least = Math.max(least, before / (before - after))
    if (after < 0) most = Math.min(most, before / (before - after))
  }
  return least <= most ? { least, most } : null
}
