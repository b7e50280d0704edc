import { reported } from '../ranking/round.ts'
import type { Budget } from './order.ts'
import type { Problem } from './problem.ts'
import { restated } from './restate.ts'
import { gapOf, isOptimal, type Searched, search } from './search.ts'

/** The best plan at one scale of all capacities. */
export interface FrontierPoint {
  /** What every capacity is multiplied by. */
  readonly scale: number
  /** Engineer-weeks of all limits. */
  readonly capacity: number
  /** Null when what is locked in does not fit. */
  readonly plan: {
    /** Share of all the pain removed, as is the bound. */
    readonly value: number
    readonly bound: number
    readonly gap: number
    readonly isOptimal: boolean
    readonly effort: number
    /** Ids, ascending. */
    readonly members: readonly string[]
  } | null
}

/**
 * What more or less capacity would bring, all limits scaled alike: value never falls as capacity grows, and neither
 * does the bound. Empty when nothing is limited. Cost: a search for each scale.
 * @param scales each at least 0
 * @param budgetFor the budget of the search at a scale
 */
export function frontier(
  problem: Problem,
  scales: readonly number[],
  budgetFor: (scale: number) => Budget,
): FrontierPoint[] {
  if (problem.limits.length === 0) return []
  const ascending = scales.toSorted((one, other) => one - other)
  const found: (Searched | null)[] = []
  for (const scale of ascending) {
    const limits = problem.limits.map((limit) => ({ ...limit, capacity: limit.capacity * scale }))
    const scaled = restated(problem, { limits })
    const before = found.at(-1)
    // What fits less fits more: the plan before is a start, so that more capacity never lowers value.
    found.push(scaled ? search(scaled, budgetFor(scale), before ? [before.members] : []) : null)
  }
  let bound = Number.POSITIVE_INFINITY
  for (let at = found.length - 1; at >= 0; at -= 1) {
    const own = found[at]
    if (!own) continue
    bound = Math.min(bound, own.bound)
    found[at] = { ...own, bound }
  }
  return ascending.map((scale, at) => pointOf(problem, scale, found[at] ?? null))
}

function pointOf({ limits, candidates }: Problem, scale: number, found: Searched | null): FrontierPoint {
  return {
    scale,
    capacity: reported(limits.reduce((sum, { capacity }) => sum + capacity * scale, 0)),
    plan: found && {
      value: reported(found.value),
      bound: reported(found.bound),
      gap: reported(gapOf(found)),
      isOptimal: isOptimal(found),
      effort: reported(found.members.reduce((sum, member) => sum + (candidates[member]?.effort as number), 0)),
      members: found.members.map((member) => candidates[member]?.project.id ?? ''),
    },
  }
}
