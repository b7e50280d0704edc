import { threePointMean } from '../evidence/three-point.ts'
import { reported } from '../ranking/round.ts'
import { growingSet } from './joint-value.ts'
import type { Planned } from './plan.ts'
import type { Problem } from './problem.ts'

/** A candidate as it is by itself, as the ranking has it. */
export function plannedOf({ candidates, joint, prepared, needs }: Problem, position: number): Planned {
  const candidate = candidates[position]
  if (!candidate) throw new RangeError(`there is no candidate ${position}`)
  const { project, effort } = candidate
  const value = growingSet(joint).gain(position)
  return {
    id: project.id,
    title: project.title,
    value: reported(value),
    leverage: reported(value / effort),
    effort: reported(effort),
    teams: project.effort.map((estimate) => ({
      team: estimate.team,
      weeks: reported(threePointMean(estimate, prepared.evidence.assumptions)),
    })),
    needs: (needs[position] ?? []).map((need) => candidates[need]?.project.id ?? ''),
  }
}

/** Candidates as the ranking orders them: by leverage, the best first, ties by id. */
export function byLeverage({ candidates, joint }: Problem, positions: readonly number[]): number[] {
  const { gain } = growingSet(joint)
  const leverage = (position: number) => gain(position) / (candidates[position]?.effort as number)
  return positions.toSorted((one, other) => leverage(other) - leverage(one) || one - other)
}
