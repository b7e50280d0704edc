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

/** What the order by expectation stands on. A prepared ranking is one. */
export interface MeanBasis {
  /** Expected loss of the horizon: customer minutes, money, responder hours, points. */
  readonly totals: PerDimension
  readonly projects: readonly {
    readonly project: { readonly id: string }
    readonly avoided: { readonly total: PerDimension }
    /** Mean engineer-weeks. */
    readonly effort: number
  }[]
}

/** The same with nothing besides: a few figures a project, however much evidence there is. */
export const meanBasisOf = ({ projects, totals }: PreparedRanking): MeanBasis => ({
  totals,
  projects: projects.map(({ project: { id }, avoided: { total }, effort }) => ({
    project: { id },
    avoided: { total },
    effort,
  })),
})

/** Projects by leverage, best first; equal ones by id. Closed form, so it is exact and takes well under a frame: cost n log n. */
export function orderByMean({ projects, totals }: MeanBasis, weights: PerDimension): MeanRank[] {
  const pain = painPerUnit(weights, totals)
  return projects
    .map(({ project, avoided, effort }) => {
      const value = asPain(avoided.total, pain)
      return { id: project.id, value, leverage: value / effort, effort }
    })
    .sort((left, right) => right.leverage - left.leverage || compareText(left.id, right.id))
    .map((place, position) => ({ ...place, rank: position + 1 }))
}
