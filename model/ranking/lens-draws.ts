import type { PerDimension } from '../evidence/lens.ts'
import { quantiles } from '../random/quantile.ts'
import { type Chances, placeChances } from './chances.ts'
import { compiledLensDraws } from './compiled-lens-draws.ts'
import type { ProjectDraws } from './project-draws.ts'
import { ESTIMATE_PROBABILITIES } from './ranked.ts'
import { scoreDraws } from './score.ts'
import { tiersOf } from './tier.ts'

/** What is asked of the draws of projects under one lens. */
export interface LensQuestion {
  /** As `painPerUnit` gives it. */
  readonly pain: PerDimension
  /** How many places are the top. */
  readonly k: number
  /** Engineer-weeks, or null for no cut line. */
  readonly capacity: number | null
  readonly tierThreshold: number
}

/** What the draws of projects say under one lens, in the order of the projects given. */
export interface LensDraws {
  /** The 10th, 50th and 90th percentile of each one's value, and of its leverage. */
  readonly value: readonly (readonly number[])[]
  readonly leverage: readonly (readonly number[])[]
  readonly tiers: readonly number[]
  readonly chances: Chances
}

/**
 * Intervals, tiers and chances under one lens. Cost: linear in draws x projects on average.
 * @param projects best one first, as tiers ask for
 */
export const lensDraws = (projects: readonly ProjectDraws[], question: LensQuestion): LensDraws =>
  (compiledLensDraws() ?? lensDrawsPlainly)(projects, question)

/** The same in plain TypeScript. */
export function lensDrawsPlainly(
  projects: readonly ProjectDraws[],
  { pain, k, capacity, tierThreshold }: LensQuestion,
): LensDraws {
  // One for all: room that is thrown away with every move of a slider makes engines stop and tidy up.
  const room = new Float64Array(projects[0]?.effort.length ?? 0)
  const scored = projects.map((draws) => {
    const { value, leverage } = scoreDraws(draws, pain, room)
    return { value: quantiles(value, ESTIMATE_PROBABILITIES), leverage }
  })
  const leverage = scored.map((project) => project.leverage)
  const effort = projects.map((draws) => draws.effort)
  return {
    value: scored.map(({ value }) => value),
    leverage: leverage.map((draws) => quantiles(draws, ESTIMATE_PROBABILITIES)),
    tiers: tiersOf(leverage, tierThreshold),
    chances: placeChances(leverage, effort, k, capacity),
  }
}
