import { compareText } from '../compare.ts'
import type { PerDimension } from '../evidence/lens.ts'
import type { PreparedRanking } from './prepare.ts'
import { asPain, painPerUnit } from './weights.ts'

/** A project's place by expectation. */
export interface MeanRank {
  readonly id: string
  /** From 1. */
  readonly rank: number
  /** Share of all the pain removed in the horizon, 0 to 1. */
  readonly value: number
  /** Share removed per engineer-week. */
  readonly leverage: number
  /** Mean engineer-weeks. */
  readonly effort: number
}

/** Projects by leverage, best first; equal ones by id. Closed form, so it is exact and takes well under a frame: cost n log n. */
export function orderByMean({ projects, totals }: PreparedRanking, weights: PerDimension): MeanRank[] {
  const pain = painPerUnit(weights, totals)
  return projects
    .map(({ project, avoided, effort }) => {
      const value = asPain(avoided.total, pain)
      return { id: project.id, value, leverage: value / effort, effort }
    })
    .sort((left, right) => right.leverage - left.leverage || compareText(left.id, right.id))
    .map((place, position) => ({ ...place, rank: position + 1 }))
}
