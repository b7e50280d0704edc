import { mostOf, weeksOf } from './limits.ts'
import type { LeftOutReason } from './plan.ts'
import { IN, type Problem } from './problem.ts'

/** Why a candidate is not among the members. @param gain what it would add to them */
export function leftOutReason(
  problem: Problem,
  members: readonly number[],
  candidate: number,
  gain: number,
): LeftOutReason {
  const { barred, excludes, needs, candidates } = problem
  const id = (position: number) => candidates[position]?.project.id ?? ''
  const reason = barred.get(candidate)
  if (reason) return reason
  const member = excludes[candidate]?.find((other) => members.includes(other))
  if (member !== undefined) return { code: 'excluded-by', member: id(member) }
  const missing = needs[candidate]?.find((need) => !members.includes(need))
  if (missing !== undefined) return { code: 'needs-left-out', needs: id(missing) }
  if (gain <= 0) return { code: 'adds-nothing' }
  const locked = [...problem.choice.keys()].filter((position) => problem.choice[position] === IN)
  return (
    shortage('does-not-fit', problem, locked, candidate) ??
    shortage('displaces-more', problem, members, candidate) ?? { code: 'adds-nothing' }
  )
}

/** The limit of which a candidate needs the most that others do not leave; null when it fits beside them. */
function shortage(
  code: 'does-not-fit' | 'displaces-more',
  { limits, bundles }: Problem,
  others: readonly number[],
  candidate: number,
): LeftOutReason | null {
  const bundle = bundles[candidate]?.filter((part) => !others.includes(part)) ?? []
  let worst: LeftOutReason | null = null
  let most = 0
  for (const limit of limits) {
    const taken = weeksOf(limit, others)
    const needs = weeksOf(limit, bundle)
    const missing = taken + needs - mostOf(limit)
    if (needs > 0 && missing > most) {
      most = missing
      worst = { code, team: limit.team, needs, free: Math.max(0, limit.capacity - taken) }
    }
  }
  return worst
}
