import { reachedFrom } from './dependencies.ts'
import { fill, type WeekPrices } from './fill.ts'
import type { Found } from './found.ts'
import { overfull } from './limits.ts'
import { marginalValues } from './marginal.ts'
import { IN, type Problem } from './problem.ts'

/** The members without one and those that depend on it, filled up. */
export function throwOut(problem: Problem, members: readonly number[], candidate: number, prices: WeekPrices): Found {
  const gone = new Set(reachedFrom(candidate, problem.neededBy))
  return fill(
    problem,
    members.filter((member) => !gone.has(member)),
    prices,
    new Set([candidate]),
  )
}

/**
 * The members with one more and all that it needs; what it excludes leaves, and so do those that give the least for
 * their weeks, until the rest fits. Null when it does not fit with what has to stay.
 */
export function forceIn(
  problem: Problem,
  members: readonly number[],
  candidate: number,
  prices: WeekPrices,
): Found | null {
  const { bundles, excludes, limits } = problem
  const forced = new Set(bundles[candidate])
  let kept = new Set([...members, ...forced])
  const remove = (start: number): boolean => {
    const gone = reachedFrom(start, problem.neededBy).filter((member) => kept.has(member))
    if (gone.some((member) => forced.has(member) || problem.choice[member] === IN)) return false
    kept = new Set([...kept].filter((member) => !gone.includes(member)))
    return true
  }
  for (const part of forced) {
    for (const other of excludes[part] ?? []) if (kept.has(other) && !remove(other)) return null
  }
  for (;;) {
    const present = [...kept].sort((one, other) => one - other)
    const [over] = overfull(limits, present)
    if (!over) return fill(problem, present, prices)
    const marginal = marginalValues(problem.joint, present)
    const { weeks } = over.limit
    const density = (member: number) => (marginal[member] as number) / (weeks[member] as number)
    const leaving = present
      .filter((member) => (weeks[member] as number) > 0)
      .sort((one, other) => density(one) - density(other) || one - other)
    if (!leaving.some(remove)) return null
  }
}
