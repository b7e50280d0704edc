import { reported } from '../ranking/round.ts'
import { valueOfSet } from './joint-value.ts'
import { overfull } from './limits.ts'
import { IN, OUT, type Problem } from './problem.ts'
import type { Searched } from './search.ts'

/** A set that somebody picked by hand beside the best there is. Values are shares of all the pain. */
export interface Regret {
  /** What the set removes, overlaps counted once, whether it is feasible or not. */
  readonly value: number
  /** The optimum removes at least so much more; 0 when the set does as well as the best plan found. */
  readonly atLeast: number
  /** And at most so much; the same when the plan is optimal. */
  readonly atMost: number
  /** `atLeast` as a share of what the best plan removes. */
  readonly share: number
  readonly isFeasible: boolean
  /** Limits that it exceeds, engineer-weeks; team null is everybody together. */
  readonly overfull: readonly { readonly team: string | null; readonly needs: number; readonly capacity: number }[]
  /** Projects in it whose needs are not. */
  readonly missing: readonly { readonly id: string; readonly needs: string }[]
  /** Pairs in it that exclude each other. */
  readonly excluded: readonly (readonly [string, string])[]
  /** Against the order: locked out, or cannot be had. */
  readonly barred: readonly string[]
  /** Against the order: locked in, and not in the set. */
  readonly lockedInMissing: readonly string[]
  /** Named in the set, but no candidates. */
  readonly unknown: readonly string[]
}

/** How far a set by hand is from the best. @param searched the best plan of the same problem */
export function regretOf(problem: Problem, ids: readonly string[], searched: Searched): Regret {
  const { joint, candidates, limits, needs, excludes, ordered } = problem
  const id = (position: number) => candidates[position]?.project.id ?? ''
  const members = positionsOf(problem, ids)
  const isIn = new Set(members)
  const value = valueOfSet(joint, members)
  const atLeast = Math.max(0, searched.value - value)
  const faults = {
    overfull: overfull(limits, members).map(({ limit, used }) => ({
      team: limit.team,
      needs: reported(used),
      capacity: reported(limit.capacity),
    })),
    missing: members.flatMap((member) =>
      (needs[member] ?? []).flatMap((need) => (isIn.has(need) ? [] : [{ id: id(member), needs: id(need) }])),
    ),
    excluded: members.flatMap((member) =>
      (excludes[member] ?? []).flatMap((other): [string, string][] =>
        member < other && isIn.has(other) ? [[id(member), id(other)]] : [],
      ),
    ),
    barred: members.filter((member) => ordered[member] === OUT).map(id),
    lockedInMissing: [...candidates.keys()].filter((at) => ordered[at] === IN && !isIn.has(at)).map(id),
    unknown: [...new Set(ids)].filter((named) => !candidates.some(({ project }) => project.id === named)).sort(),
  }
  return {
    value: reported(value),
    atLeast: reported(atLeast),
    atMost: reported(Math.max(0, searched.bound - value)),
    share: reported(searched.value > 0 ? atLeast / searched.value : 0),
    isFeasible: Object.values(faults).every((list) => list.length === 0),
    ...faults,
  }
}

/** Where the named projects are among the candidates, ascending; those that are none are left out. */
export function positionsOf({ candidates }: Problem, ids: readonly string[]): number[] {
  const named = new Set(ids)
  return [...candidates.keys()].filter((position) => named.has(candidates[position]?.project.id ?? ''))
}
