import { compareText } from '../compare.ts'
import { threePointMean } from '../evidence/three-point.ts'
import { reported } from '../ranking/round.ts'
import { weeksOf } from './limits.ts'
import type { TeamUse } from './plan.ts'
import type { Problem } from './problem.ts'
import { titlesOf } from './titles.ts'

/** What members take of each limit, then of the teams that have none, each by id. */
export function teamUses(problem: Problem, members: readonly number[]): TeamUse[] {
  const { limits, candidates, prepared } = problem
  const titles = titlesOf(problem)
  const limited = limits.map((limit): TeamUse => {
    const used = weeksOf(limit, members)
    return {
      team: limit.team,
      title: titles.team(limit.team),
      capacity: reported(limit.capacity),
      used: reported(used),
      free: reported(Math.max(0, limit.capacity - used)),
    }
  })
  const others = new Map<string, number>()
  for (const estimate of members.flatMap((member) => candidates[member]?.project.effort ?? [])) {
    if (limits.some(({ team }) => team === estimate.team)) continue
    const weeks = threePointMean(estimate, prepared.evidence.assumptions)
    others.set(estimate.team, (others.get(estimate.team) ?? 0) + weeks)
  }
  const unlimited = [...others]
    .sort(([one], [other]) => compareText(one, other))
    .map(
      ([team, used]): TeamUse => ({ team, title: titles.team(team), capacity: null, used: reported(used), free: null }),
    )
  return [...limited, ...unlimited]
}
