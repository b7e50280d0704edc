import type { Assumptions } from '../assumption.ts'
import type { Effect, Mechanism } from '../evidence/project.ts'
import { drawThreePoint, fillGamma } from '../random/columns.ts'
import { quantiles } from '../random/quantile.ts'
import { RandomWords } from '../random/stream.ts'
import type { TouchedDemand } from './avoided.ts'
import { multiply } from './cell-factors.ts'
import type { PreparedProject } from './prepare.ts'
import { ESTIMATE_PROBABILITIES } from './ranked.ts'
import type { Slice } from './slice.ts'
import type { SliceDraws } from './slice-draws.ts'

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

/** What burn has no time for: it is neither detected nor recovered from. */
const TIME_MECHANISMS: ReadonlySet<Mechanism> = new Set(['detection', 'recovery'])

type Sums = Omit<ProjectDraws, 'effortQuantiles'>

/** A slice of a project with its draws. */
export interface DrawnSlice {
  readonly slice: Slice
  readonly sums: SliceDraws
}

/** Draws of one project. @param slices its own, with their sums in each draw */
export function projectDraws(
  { project, demand, avoided }: Omit<PreparedProject, 'touches'>,
  slices: readonly DrawnSlice[],
  assumptions: Assumptions,
): ProjectDraws {
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
    effort: new Float64Array(draws),
  }
  for (const { slice, sums } of slices) {
    addSlice(result, sums, looseFactors(slice, assumptions), (mechanism) =>
      product(slice.isBackground && TIME_MECHANISMS.has(mechanism) ? [] : slice.effects, mechanism, leftBy, draws),
    )
  }
  for (const touched of demand)
    addDemand(result, touched, product(touched.effects, 'closing', leftBy, draws), assumptions)
  for (const estimate of project.effort) {
    const random = new RandomWords(seed, project.id, 'effort', estimate.team)
    drawThreePoint(estimate, Number.POSITIVE_INFINITY, draws, random, assumptions).forEach((weeks, draw) => {
      result.effort[draw] = (result.effort[draw] as number) + weeks
    })
  }
  return { ...result, effortQuantiles: quantiles(result.effort, ESTIMATE_PROBABILITIES) }
}

/** What one mechanism of several effects leaves together. */
function product(
  effects: readonly number[],
  mechanism: Mechanism,
  leftBy: (position: number, mechanism: Mechanism) => Float64Array | null,
  draws: number,
): Float64Array {
  const together = new Float64Array(draws).fill(1)
  for (const position of effects) {
    const one = leftBy(position, mechanism)
    if (one) multiply(together, one)
  }
  return together
}

/** Adds what a slice saves: loss before detection is left by f, b and d, loss after it by f, b and r, toil by f and r. */
function addSlice(
  { reliability, revenue, toil }: Sums,
  sums: SliceDraws,
  loose: Float64Array | null,
  left: (mechanism: Mechanism) => Float64Array,
): void {
  const [fewer, sooner, faster, smaller] = [left('frequency'), left('detection'), left('recovery'), left('blastRadius')]
  for (let draw = 0; draw < fewer.length; draw += 1) {
    const frequency = fewer[draw] as number
    const struck = frequency * (smaller[draw] as number)
    const occurring = loose === null ? 1 : (loose[draw] as number)
    const before = occurring * (1 - struck * (sooner[draw] as number))
    const after = occurring * (1 - struck * (faster[draw] as number))
    if (reliability) {
      const saved = (sums.minutesBefore[draw] as number) * before + (sums.minutesAfter[draw] as number) * after
      reliability[draw] = (reliability[draw] as number) + saved
    }
    if (revenue) {
      const saved = (sums.moneyBefore[draw] as number) * before + (sums.moneyAfter[draw] as number) * after
      revenue[draw] = (revenue[draw] as number) + saved
    }
    if (toil) {
      const saved = (sums.toil[draw] as number) * occurring * (1 - frequency * (faster[draw] as number))
      toil[draw] = (toil[draw] as number) + saved
    }
  }
}

/** What a slice varies by beyond its cells: a Gamma of mean 1, the same for whoever touches the same units. */
function looseFactors({ looseness: { variance, key } }: Slice, { draws, seed }: Assumptions): Float64Array | null {
  if (variance <= 0) return null
  const column = new Float64Array(draws)
  fillGamma(column, 1 / variance, variance, new RandomWords(seed, key, 'loose'))
  return column
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
