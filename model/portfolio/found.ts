import { valueOfSet } from './joint-value.ts'
import { marginalValues } from './marginal.ts'
import { IN, type Problem } from './problem.ts'

/** A plan that keeps every rule, ascending, and what it removes. */
export interface Found {
  readonly members: readonly number[]
  /** Share of all the pain. */
  readonly value: number
}

/** A plan with its value, less those that add nothing to it and are neither needed nor locked in. @param members ascending */
export function foundOf(problem: Problem, members: readonly number[]): Found {
  const { joint, neededBy, choice } = problem
  let kept = members
  for (;;) {
    const marginal = marginalValues(joint, kept)
    const present = new Set(kept)
    const idle = kept.find(
      (member) =>
        marginal[member] === 0 && choice[member] !== IN && !neededBy[member]?.some((other) => present.has(other)),
    )
    if (idle === undefined) return { members: kept, value: valueOfSet(joint, kept) }
    kept = kept.filter((member) => member !== idle)
  }
}

/** The better of two; the first when they remove the same. */
export const betterOf = (one: Found, other: Found): Found => (other.value > one.value ? other : one)
