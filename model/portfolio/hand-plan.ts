import { reported } from '../ranking/round.ts'
import type { Simulation } from '../ranking/simulate.ts'
import { type GivenUp, givenUp } from './given-up.ts'
import { type InPeriod, inPeriod } from './in-period.ts'
import { growingSet } from './joint-value.ts'
import { marginalValues } from './marginal.ts'
import type { TeamUse } from './plan.ts'
import type { Problem } from './problem.ts'
import { positionsOf, type Regret, regretOf } from './regret.ts'
import type { Searched } from './search.ts'
import { teamUses } from './team-use.ts'

/** A set that somebody picked by hand, whether it can be had or not, beside the best plan. */
export interface HandPlan extends Regret {
  /** As they were named. */
  readonly members: readonly string[]
  /** Mean engineer-weeks of all teams. */
  readonly effort: number
  /** What it uses of each team's weeks, which may be more than there are. */
  readonly teams: readonly TeamUse[]
  /** For every candidate, by id: what a member adds to the other members, what another one would add to them all. */
  readonly adds: readonly { readonly id: string; readonly adds: number }[]
  /** Of what the period will cost, if all of it had shipped on its first day. */
  readonly avoided: InPeriod['avoided']
  readonly givenUp: GivenUp
}

/** Everything there is to say about a set by hand. @param days of the period @param searched the best plan of the same problem */
export function handPlan(
  problem: Problem,
  ids: readonly string[],
  searched: Searched,
  simulation: Simulation,
  days: number,
): HandPlan {
  const { prepared, candidates, joint } = problem
  const positions = positionsOf(problem, ids)
  const isIn = new Set(positions)
  const marginal = marginalValues(joint, positions)
  const set = growingSet(joint)
  for (const position of positions) set.add(position)
  const idOf = (position: number) => candidates[position]?.project.id ?? ''
  const members = positions.map(idOf)
  const projects = prepared.projects.filter(({ project }) => members.includes(project.id))
  return {
    ...regretOf(problem, ids, searched),
    members: ids,
    effort: reported(positions.reduce((sum, position) => sum + (candidates[position]?.effort as number), 0)),
    teams: teamUses(problem, positions),
    adds: candidates.map((_, position) => ({
      id: idOf(position),
      adds: reported(isIn.has(position) ? (marginal[position] as number) : set.gain(position)),
    })),
    avoided: inPeriod(prepared, projects, days).avoided,
    givenUp: givenUp(prepared, simulation, { best: searched.members.map(idOf), mine: members, days }),
  }
}
