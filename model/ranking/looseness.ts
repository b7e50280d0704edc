import { type Reductions, savedShare } from '../effect/reduction.ts'
import type { Forecast, ForecastCell } from '../forecast/forecast.ts'
import type { UnitColumns } from '../forecast/unit-columns.ts'

/** Below this nothing is gained by a draw of its own: rounding, or the cells are exact. */
const LEAST = 1e-4

/** How much more uncertain some units are than the cells that they are drawn in, and a name for just these units. */
export interface Looseness {
  /** Variance of a factor of mean 1 that makes up the difference; 0 where the cells tell it all. */
  readonly variance: number
  /** The same for the same units, whoever touches them. */
  readonly key: string
}

/** Room for an amount of each source, empty again after each use: to get that much memory anew takes longer than to use it. */
export const roomForSources = ({ source }: UnitColumns): Float64Array => new Float64Array(source.length)

/**
 * A cell is drawn as one Gamma that has the variance of all its units; a few of them vary more. What they vary more by,
 * as the variance of one factor on their sum: by moments, with the drift of each service. Units in cells of their own
 * need none, and all units of a cell need none. Cost: linear in the units of the forecast.
 * @param reductions what is expected to be saved of the units: who detects sooner saves most of what took long to detect
 * @param amountOfSource as `roomForSources` gives it
 */
export function loosenessOf(
  positions: Int32Array,
  { columns, cells, assumptions }: Pick<Forecast, 'columns' | 'cells' | 'assumptions'>,
  reductions: Reductions,
  amountOfSource: Float64Array = roomForSources(columns),
): Looseness {
  const amountOfCell = new Float64Array(cells.length)
  const secondMoment = Math.exp(assumptions.drift ** 2)
  /** Second moment of a service's drift, whose mean is 1. */
  const driftMoment = (service: string | null): number => (service === null ? 1 : secondMoment)
  let first = 0
  let second = 0
  for (const unit of positions) {
    // Customer minutes stand for all dimensions, as they do in the shapes of cells.
    const share = savedShare(reductions, columns.detectionShare[unit] as number)
    const amount = (columns.reliability[unit] as number) * share
    add(amountOfCell, columns.cell[unit] as number, amount)
    add(amountOfSource, columns.source[unit] as number, amount)
    first = (first + Math.imul(unit + 1, 0x9e3779b1)) | 0
    second = (second + Math.imul(unit ^ 0x5bd1e995, unit + 0x27d4eb2f)) | 0
  }
  const key = `${positions.length}/${first >>> 0}/${second >>> 0}`
  let total = 0
  let drawn = 0
  const byService = new Map<string | null, number>()
  for (let cell = 0; cell < cells.length; cell += 1) {
    const amount = amountOfCell[cell] as number
    if (amount === 0) continue
    const { shape, driftOf } = cells[cell] as ForecastCell
    total += amount
    drawn += shape > 0 ? driftMoment(driftOf) * (amount ** 2 / shape) : 0
    byService.set(driftOf, (byService.get(driftOf) ?? 0) + amount)
  }
  let own = 0
  for (const unit of positions) {
    const source = columns.source[unit] as number
    const amount = amountOfSource[source] as number
    const shape = columns.shape[unit] as number
    // The units of one source occur together: they count once, with the first of them.
    amountOfSource[source] = 0
    if (amount > 0 && shape > 0)
      own += driftMoment(cells[columns.cell[unit] as number]?.driftOf ?? null) * (amount ** 2 / shape)
  }
  let drifting = 0
  for (const [service, amount] of byService) drifting += (driftMoment(service) - 1) * amount ** 2
  const common = total ** 2 + drifting
  const variance = common > 0 ? (common + own) / (common + drawn) - 1 : 0
  return { variance: variance > LEAST ? variance : 0, key }
}

function add(sums: Float64Array, at: number, amount: number): void {
  sums[at] = (sums[at] as number) + amount
}
