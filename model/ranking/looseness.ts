import type { ForecastCell } from '../forecast/forecast.ts'
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

/**
 * A cell is drawn as one Gamma that has the variance of all its units; a few of them vary more. What they vary more by,
 * as the variance of one factor on their sum: by moments, with the drift of each service. Units in cells of their own
 * need none, and all units of a cell need none. Cost: linear in the units.
 * @param drift log standard deviation of each service's drift
 */
export function loosenessOf(
  positions: Int32Array,
  columns: UnitColumns,
  cells: readonly ForecastCell[],
  drift: number,
): Looseness {
  const byCell = new Map<number, number>()
  const bySource = new Map<number, { amount: number; shape: number; cell: number }>()
  let [first, second] = [0, 0]
  for (const unit of positions) {
    // Customer minutes stand for all dimensions, as they do in the shapes of cells.
    const amount = columns.reliability[unit] as number
    const cell = columns.cell[unit] as number
    byCell.set(cell, (byCell.get(cell) ?? 0) + amount)
    const source = bySource.get(columns.source[unit] as number)
    if (source) source.amount += amount
    else bySource.set(columns.source[unit] as number, { amount, shape: columns.shape[unit] as number, cell })
    first = (first + Math.imul(unit + 1, 0x9e3779b1)) | 0
    second = (second + Math.imul(unit ^ 0x5bd1e995, unit + 0x27d4eb2f)) | 0
  }
  const key = `${positions.length}/${first >>> 0}/${second >>> 0}`
  let total = 0
  let drawn = 0
  const byService = new Map<string | null, number>()
  for (const [cell, amount] of byCell) {
    const { shape, driftOf } = cells[cell] as ForecastCell
    total += amount
    drawn += shape > 0 ? driftMoment(driftOf, drift) * (amount ** 2 / shape) : 0
    byService.set(driftOf, (byService.get(driftOf) ?? 0) + amount)
  }
  let own = 0
  for (const { amount, shape, cell } of bySource.values())
    own += shape > 0 ? driftMoment(cells[cell]?.driftOf ?? null, drift) * (amount ** 2 / shape) : 0
  let drifting = 0
  for (const [service, amount] of byService) drifting += (driftMoment(service, drift) - 1) * amount ** 2
  const common = total ** 2 + drifting
  const variance = common > 0 ? (common + own) / (common + drawn) - 1 : 0
  return { variance: variance > LEAST ? variance : 0, key }
}

/** Second moment of a service's drift, whose mean is 1. */
const driftMoment = (service: string | null, drift: number): number => (service === null ? 1 : Math.exp(drift * drift))
