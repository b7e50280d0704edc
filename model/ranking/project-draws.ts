import type { Assumptions } from '../assumption.ts'
import type { Effect, Mechanism, Project } from '../evidence/project.ts'
import { drawThreePoint } from '../random/columns.ts'
import { quantiles } from '../random/quantile.ts'
import { RandomWords } from '../random/stream.ts'
import type { TouchedDemand } from './avoided.ts'
import { multiply } from './cell-factors.ts'
import type { CellFactors } from './factor-layout.ts'
import { addSums, type LossSums, sumLosses } from './loss-sums.ts'
import type { Place, PlaceSums } from './place-sums.ts'
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

/** Draws of a project whose slices are still to be added. */
export interface OpenProject {
  readonly draws: ProjectDraws
  readonly slices: readonly SliceShares[]
}

/** What is left in each draw where nobody does anything. */
export const wholeDraws = ({ draws }: Assumptions): Float64Array => new Float64Array(draws).fill(1)

/** Draws of one project: all but what its slices save. @param slices its own @param whole as `wholeDraws` gives it, the same for all projects */
export function openProject(
  { project, demand, avoided }: Omit<PreparedProject, 'touches'>,
  slices: readonly Slice[],
  assumptions: Assumptions,
  whole: Float64Array = wholeDraws(assumptions),
): OpenProject {
  const { draws, seed } = assumptions
  const left = new Map<string, Float64Array>()
  /** Draws of what one mechanism of one effect leaves. */
  const leftBy = (position: number, mechanism: Mechanism): Float64Array | null => {
    const estimate = (project.effects[position] as Effect)[mechanism]
    if (!estimate) return null
    const key = `${position}/${mechanism}`
    const known = left.get(key)
    if (known) return known
    const made = drawThreePoint(estimate, 1, draws, new RandomWords(seed, project.id, 'effect', key), assumptions)
    for (let draw = 0; draw < draws; draw += 1) made[draw] = 1 - (made[draw] as number)
    left.set(key, made)
    return made
  }
  const column = (amount: number) => (amount > 0 ? new Float32Array(draws) : null)
  const result = {
    reliability: column(avoided.total.reliability),
    revenue: column(avoided.total.revenue),
    toil: column(avoided.total.toil),
    demand: column(avoided.total.demand),
    effort: effortDraws(project, assumptions),
  }
  const productOf = (effects: readonly number[], mechanism: Mechanism) =>
    product(
      effects.flatMap((position) => leftBy(position, mechanism) ?? []),
      whole,
    )
  for (const touched of demand) addDemand(result, touched, productOf(touched.effects, 'closing'), assumptions)
  return {
    draws: { ...result, effortQuantiles: quantiles(result.effort, ESTIMATE_PROBABILITIES) },
    slices: slices.map((slice) => sliceShares(slice, productOf, whole, assumptions)),
  }
}

/**
 * Adds what a project's slices save in the draws of these factors.
 * @param places summed for these factors
 * @param sums is overwritten
 */
export function addSlices(
  { draws, slices }: OpenProject,
  factors: CellFactors,
  places: PlaceSums,
  sums: LossSums,
): void {
  for (const slice of slices) {
    for (const timed of slice.rest) {
      sumLosses(timed, factors, sums)
      const whole = Array.from(slice.places, (position) => (places.get(position) as Place).sums[timed.time])
      addSums(sums, whole, timed.time, factors.draws)
      addSaved(draws, slice, timed.time, factors, sums)
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

/** What several effects leave together. @param whole what none leaves */
function product(columns: readonly Float64Array[], whole: Float64Array): Float64Array {
  const [first = whole, ...others] = columns
  if (others.length === 0) return first
  const together = first.slice()
  for (const column of others) multiply(together, column)
  return together
}

function addDemand(result: Sums, touched: TouchedDemand, left: Float64Array, assumptions: Assumptions): void {
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
