import type { Assumptions } from '../assumption.ts'
import type { Project } from '../evidence/project.ts'
import { drawThreePoint } from '../random/columns.ts'
import { quantiles } from '../random/quantile.ts'
import { RandomWords } from '../random/stream.ts'
import type { TouchedDemand } from './avoided.ts'
import type { CellFactors } from './factor-layout.ts'
import { type LeftColumns, leftColumns } from './left-columns.ts'
import { addSums, type LossSums, sumLosses } from './loss-sums.ts'
import type { PlaceSums } from './place-sums.ts'
import type { PreparedProject } from './prepare.ts'
import { ESTIMATE_PROBABILITIES } from './ranked.ts'
import type { Slice } from './slice.ts'
import { addSaved, type SliceShares, sliceShares } from './slice-shares.ts'

/** Draws of what one project avoids and costs, aligned by position: draw d of every project is the same future. */
export interface ProjectDraws {
  /** Customer minutes, money, responder hours and points avoided; null where the project avoids none. */
  readonly reliability: Float32Array | null
  readonly revenue: Float32Array | null
  readonly toil: Float32Array | null
  readonly demand: Float32Array | null
  /** Engineer-weeks of all teams. */
  readonly effort: Float64Array
  /** The effort's 10th, 50th and 90th percentile: no lens changes them. */
  readonly effortQuantiles: readonly number[]
}

type Sums = Omit<ProjectDraws, 'effortQuantiles'>

/** Draws of a project whose slices are still to be added, part after part. */
export interface OpenProject {
  readonly draws: ProjectDraws
  readonly slices: readonly SliceShares[]
  readonly left: LeftColumns
}

/** Draws of one project: all but what its slices save. @param slices its own @param places all that they have the whole of */
export function openProject(
  { project, demand, avoided }: Omit<PreparedProject, 'touches'>,
  slices: readonly Slice[],
  places: PlaceSums,
  assumptions: Assumptions,
): OpenProject {
  const { draws } = assumptions
  const column = (amount: number) => (amount > 0 ? new Float32Array(draws) : null)
  const result = {
    reliability: column(avoided.total.reliability),
    revenue: column(avoided.total.revenue),
    toil: column(avoided.total.toil),
    demand: column(avoided.total.demand),
    effort: effortDraws(project, assumptions),
  }
  for (const touched of demand) addDemand(result, touched, project, assumptions)
  const left = leftColumns(project, assumptions)
  return {
    draws: { ...result, effortQuantiles: quantiles(result.effort, ESTIMATE_PROBABILITIES) },
    slices: slices.map((slice) => sliceShares(slice, left, places, assumptions)),
    left,
  }
}

/** Draws what effects leave and what slices vary by in the next part. */
export function drawPart({ left, slices }: OpenProject): void {
  left.next()
  for (const slice of slices) slice.nextOccurring()
}

/**
 * Adds what a project's slices save in the draws of these factors, which follow on those of the call before,
 * once the places are summed for them.
 * @param sums is overwritten
 */
export function addSlices(project: OpenProject, factors: CellFactors, sums: LossSums): void {
  const { draws, slices } = project
  drawPart(project)
  for (const slice of slices) {
    for (const { rest, wholes } of slice.parts) {
      sumLosses(rest, factors, sums)
      addSums(sums, wholes, rest.time, factors.draws)
      addSaved(draws, slice, rest.time, factors, sums)
    }
  }
}

/** Engineer-weeks of all teams. */
function effortDraws({ id, effort }: Project, assumptions: Assumptions): Float64Array {
  const { draws, seed } = assumptions
  const [all = new Float64Array(draws), ...others] = effort.map((estimate) =>
    drawThreePoint(
      estimate,
      Number.POSITIVE_INFINITY,
      draws,
      new RandomWords(seed, id, 'effort', estimate.team),
      assumptions,
    ),
  )
  for (const weeks of others) {
    for (let draw = 0; draw < draws; draw += 1) all[draw] = (all[draw] as number) + (weeks[draw] as number)
  }
  return all
}

function addDemand(result: Sums, touched: TouchedDemand, project: Project, assumptions: Assumptions): void {
  const left = leftOpen(touched.effects, project, assumptions)
  const points = touched.items.reduce((sum, item) => sum + item.points, 0)
  const stakes = touched.items.filter((item) => item.atStake > 0 && item.chanceOfLoss !== null)
  for (let draw = 0; draw < left.length; draw += 1) {
    if (result.demand) result.demand[draw] = (result.demand[draw] as number) + points * (1 - (left[draw] as number))
  }
  for (const { id, atStake, chanceOfLoss } of stakes) {
    if (!chanceOfLoss || !result.revenue) continue
    const random = new RandomWords(assumptions.seed, id, 'chance of loss')
    const chances = drawThreePoint(chanceOfLoss, 1, left.length, random, assumptions)
    for (let draw = 0; draw < left.length; draw += 1) {
      const saved = atStake * (chances[draw] as number) * (1 - (left[draw] as number))
      result.revenue[draw] = (result.revenue[draw] as number) + saved
    }
  }
}

/** The chance in each draw that none of some effects closes what they touch. */
function leftOpen(positions: readonly number[], { id, effects }: Project, assumptions: Assumptions): Float64Array {
  const { draws, seed } = assumptions
  const left = new Float64Array(draws).fill(1)
  for (const position of positions) {
    const estimate = effects[position]?.closing
    if (!estimate) continue
    const words = new RandomWords(seed, id, 'effect', `${position}/closing`)
    const closing = drawThreePoint(estimate, 1, draws, words, assumptions)
    for (let draw = 0; draw < draws; draw += 1) left[draw] = (left[draw] as number) * (1 - (closing[draw] as number))
  }
  return left
}
