import type { PerDimension } from '../evidence/lens.ts'
import { countAboveLine, totalCapacity } from '../ranking/cut-line.ts'
import { orderByMean } from '../ranking/order.ts'
import type { PreparedRanking } from '../ranking/prepare.ts'

/** Which project sets the price of an engineer-week for another. */
export const RIVAL_ROLES = ['first left out', 'last taken', 'next in rank', 'previous in rank'] as const
export type RivalRole = (typeof RIVAL_ROLES)[number]

/** What a project must beat for its place. */
export interface Rival {
  readonly id: string
  readonly role: RivalRole
  /** Its leverage: share of all the pain removed per engineer-week. */
  readonly leverage: number
}

/**
 * The project that another one competes with: the first left out by the total capacity. No project competes with
 * itself: for the first left out it is the last taken. With no capacity it is the next in rank, for the last the
 * previous one. Null when there is nothing to compete with: all fit, or there is no other.
 * @throws RangeError when no such project competes
 */
export function rivalOf(prepared: PreparedRanking, weights: PerDimension, id: string): Rival | null {
  const ranked = orderByMean(prepared, weights)
  const own = ranked.findIndex((place) => place.id === id)
  if (own < 0) throw new RangeError(`no project ${id} competes in this ranking`)
  const rival = (position: number, role: RivalRole): Rival | null => {
    const place = ranked[position]
    return place ? { id: place.id, role, leverage: place.leverage } : null
  }
  const neighbour = () => rival(own + 1, 'next in rank') ?? rival(own - 1, 'previous in rank')
  const capacity = totalCapacity(prepared.evidence.teams)
  if (capacity === null) return neighbour()
  const above = countAboveLine(ranked, capacity)
  if (own !== above) return rival(above, 'first left out')
  return rival(above - 1, 'last taken') ?? neighbour()
}
