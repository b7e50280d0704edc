import type { Assumptions } from '../assumption.ts'
import type { Effect, Mechanism } from '../evidence/project.ts'
import type { Forecast } from '../forecast/forecast.ts'
import { drawGamma, drawThreePoint } from '../random/distribution.ts'
import { quantiles } from '../random/quantile.ts'
import { randomStream } from '../random/stream.ts'
import type { TouchedDemand } from './avoided.ts'
import type { PreparedProject } from './prepare.ts'
import { ESTIMATE_PROBABILITIES } from './ranked.ts'
import { type Slice, slicesOf } from './slice.ts'

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

/** Draws of one project. @param factors of all cells, as `cellFactors` gives them */
export function projectDraws(
  { project, touches, demand, avoided }: PreparedProject,
  factors: readonly Float32Array[],
  forecast: Pick<Forecast, 'columns' | 'cells' | 'assumptions'>,
): ProjectDraws {
  const { assumptions } = forecast
  const { draws, seed } = assumptions
  const left = new Map<string, Float64Array>()
  /** Draws of what one mechanism of one effect leaves. */
  const leftBy = (position: number, mechanism: Mechanism): Float64Array | null => {
    const estimate = (project.effects[position] as Effect)[mechanism]
    if (!estimate) return null
    const key = `${position}/${mechanism}`
    const known = left.get(key)
    if (known) return known
    const made = drawThreePoint(estimate, draws, randomStream(seed, project.id, 'effect', key), assumptions)
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
  for (const slice of slicesOf(touches, forecast)) {
    addSlice(result, slice, factors, looseFactors(slice, assumptions), (mechanism) =>
      product(slice.isBackground && TIME_MECHANISMS.has(mechanism) ? [] : slice.effects, mechanism, leftBy, draws),
    )
  }
  for (const touched of demand)
    addDemand(result, touched, product(touched.effects, 'closing', leftBy, draws), assumptions)
  for (const estimate of project.effort) {
    const random = randomStream(seed, project.id, 'effort', estimate.team)
    drawThreePoint(estimate, draws, random, assumptions).forEach((weeks, draw) => {
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
    if (one)
      for (let draw = 0; draw < draws; draw += 1) together[draw] = (together[draw] as number) * (one[draw] as number)
  }
  return together
}

/** Adds what a slice saves: loss before detection is left by f, b and d, loss after it by f, b and r, toil by f and r. */
function addSlice(
  result: Sums,
  slice: Slice,
  factors: readonly Float32Array[],
  loose: Float64Array | null,
  left: (mechanism: Mechanism) => Float64Array,
): void {
  const [fewer, sooner, faster, smaller] = [left('frequency'), left('detection'), left('recovery'), left('blastRadius')]
  const [minutesBefore, minutesAfter] = [
    summed(slice.cells, slice.minutesBefore, factors),
    summed(slice.cells, slice.minutesAfter, factors),
  ]
  const isPriced = result.revenue !== null
  const moneyBefore = isPriced ? summed(slice.cells, slice.moneyBefore, factors) : minutesBefore
  const moneyAfter = isPriced ? summed(slice.cells, slice.moneyAfter, factors) : minutesAfter
  const toil = result.toil ? summed(slice.cells, slice.toil, factors) : minutesAfter
  if (loose)
    for (const sums of new Set([minutesBefore, minutesAfter, moneyBefore, moneyAfter, toil])) scale(sums, loose)
  for (let draw = 0; draw < fewer.length; draw += 1) {
    const frequency = fewer[draw] as number
    const struck = frequency * (smaller[draw] as number)
    const before = 1 - struck * (sooner[draw] as number)
    const after = 1 - struck * (faster[draw] as number)
    if (result.reliability)
      result.reliability[draw] =
        (result.reliability[draw] as number) +
        (minutesBefore[draw] as number) * before +
        (minutesAfter[draw] as number) * after
    if (result.revenue)
      result.revenue[draw] =
        (result.revenue[draw] as number) + (moneyBefore[draw] as number) * before + (moneyAfter[draw] as number) * after
    if (result.toil)
      result.toil[draw] =
        (result.toil[draw] as number) + (toil[draw] as number) * (1 - frequency * (faster[draw] as number))
  }
}

/** What a slice varies by beyond its cells: a Gamma of mean 1, the same for whoever touches the same units. */
function looseFactors({ looseness: { variance, key } }: Slice, { draws, seed }: Assumptions): Float64Array | null {
  if (variance <= 0) return null
  const random = randomStream(seed, key, 'loose')
  return Float64Array.from({ length: draws }, () => drawGamma(1 / variance, random) * variance)
}

function scale(sums: Float64Array, factors: Float64Array): void {
  for (let draw = 0; draw < sums.length; draw += 1) sums[draw] = (sums[draw] as number) * (factors[draw] as number)
}

/** For each draw, the sum over cells of expected loss x how often it occurs in that draw. */
function summed(cells: Int32Array, expected: Float64Array, factors: readonly Float32Array[]): Float64Array {
  const sums = new Float64Array(factors[0]?.length ?? 0)
  const none = new Float32Array(sums.length)
  const factorOf = (at: number) => (at < cells.length ? (factors[cells[at] as number] as Float32Array) : none)
  // Four cells at a time: most of the work would else be to fetch and put back the sums.
  for (let at = 0; at < cells.length; at += 4) {
    const [one, two, three, four] = [factorOf(at), factorOf(at + 1), factorOf(at + 2), factorOf(at + 3)]
    const first = expected[at] as number
    const second = expected[at + 1] ?? 0
    const third = expected[at + 2] ?? 0
    const fourth = expected[at + 3] ?? 0
    for (let draw = 0; draw < sums.length; draw += 1)
      sums[draw] =
        (sums[draw] as number) +
        first * (one[draw] as number) +
        second * (two[draw] as number) +
        third * (three[draw] as number) +
        fourth * (four[draw] as number)
  }
  return sums
}

function addDemand(result: Sums, touched: TouchedDemand, left: Float64Array, assumptions: Assumptions): void {
  const points = touched.items.reduce((sum, item) => sum + item.points, 0)
  const stakes = touched.items.filter((item) => item.atStake > 0 && item.chanceOfLoss !== null)
  for (let draw = 0; draw < left.length; draw += 1) {
    if (result.demand) result.demand[draw] = (result.demand[draw] as number) + points * (1 - (left[draw] as number))
  }
  for (const { id, atStake, chanceOfLoss } of stakes) {
    if (!chanceOfLoss || !result.revenue) continue
    const random = randomStream(assumptions.seed, id, 'chance of loss')
    const chances = drawThreePoint(chanceOfLoss, left.length, random, assumptions)
    for (let draw = 0; draw < left.length; draw += 1) {
      const saved = atStake * (chances[draw] as number) * (1 - (left[draw] as number))
      result.revenue[draw] = (result.revenue[draw] as number) + saved
    }
  }
}
