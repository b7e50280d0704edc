import { compareText } from '../compare.ts'
import { threePointMean } from '../evidence/three-point.ts'
import type { Evidence } from '../ranking/evidence.ts'
import type { PreparedProject } from '../ranking/prepare.ts'
import type { PlanOrder } from './order.ts'

/** What a capacity may be exceeded by, relative: sums of decimal weeks are not exact. */
const ROUNDING = 1e-9

/** The capacity of one team, or of everybody. */
export interface Limit {
  /** Null for everybody together. */
  readonly team: string | null
  /** Engineer-weeks. */
  readonly capacity: number
  /** Mean engineer-weeks of each candidate. */
  readonly weeks: Float64Array
}

/** A limit for each team with a stated capacity, by id; for everybody when no team has any; none when nobody says. */
export function limitsOf(
  candidates: readonly PreparedProject[],
  { teams, assumptions }: Pick<Evidence, 'teams' | 'assumptions'>,
  order: PlanOrder,
): Limit[] {
  const stated = (order.teams ?? teams).filter(({ capacity }) => capacity !== null)
  if (stated.length === 0) {
    const capacity = order.capacity ?? null
    return capacity === null
      ? []
      : [{ team: null, capacity, weeks: Float64Array.from(candidates, ({ effort }) => effort) }]
  }
  return stated
    .toSorted((one, other) => compareText(one.id, other.id))
    .map(({ id, capacity }) => ({
      team: id,
      capacity: capacity as number,
      weeks: Float64Array.from(candidates, ({ project }) =>
        project.effort.reduce(
          (sum, estimate) => sum + (estimate.team === id ? threePointMean(estimate, assumptions) : 0),
          0,
        ),
      ),
    }))
}

/** The most that may be used of a limit. */
export const mostOf = ({ capacity }: Limit): number => capacity + ROUNDING * Math.max(1, capacity)

/** Engineer-weeks that some candidates take of a limit. */
export const weeksOf = ({ weeks }: Limit, members: readonly number[]): number =>
  members.reduce((sum, member) => sum + (weeks[member] as number), 0)

/** Limits that some candidates exceed, with what they use. */
export const overfull = (limits: readonly Limit[], members: readonly number[]) =>
  limits.flatMap((limit) => {
    const used = weeksOf(limit, members)
    return used > mostOf(limit) ? [{ limit, used }] : []
  })
