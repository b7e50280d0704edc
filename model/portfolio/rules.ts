import { overfull } from './limits.ts'
import { FREE, IN, type Problem } from './problem.ts'

/** Whether a set keeps every rule: limits, needs, exclusions and what the order decides. @param members ascending */
export function keepsRules({ limits, needs, excludes, ordered }: Problem, members: readonly number[]): boolean {
  const isIn = new Set(members)
  return (
    overfull(limits, members).length === 0 &&
    members.every((member) => needs[member]?.every((need) => isIn.has(need))) &&
    !members.some((member) => excludes[member]?.some((other) => isIn.has(other))) &&
    ordered.every((decision, candidate) => decision === FREE || (decision === IN) === isIn.has(candidate))
  )
}
