import type { Forecast } from '../forecast/forecast.ts'
import { fillGamma } from '../random/columns.ts'
import { RandomWords } from '../random/stream.ts'
import { nextNormal } from '../random/ziggurat.ts'

/** How often the units of each cell occur in each draw, relative to expectation. */
export interface CellFactors {
  readonly cells: number
  readonly draws: number
  /** The factors of all cells in the first draw, then those of the second: what is summed together lies together. */
  readonly byDraw: Float32Array
}

/** As many as a cache line holds: whole lines are then written at once. */
const CELLS_AT_ONCE = 16

/** For each cell and draw a Gamma of mean 1 times the service's drift. Cost: draws x cells. */
export function cellFactors({ cells, assumptions }: Pick<Forecast, 'cells' | 'assumptions'>): CellFactors {
  const { draws, seed } = assumptions
  const byDraw = new Float32Array(cells.length * draws)
  const driftOf = drifts(assumptions)
  for (let from = 0; from < cells.length; from += CELLS_AT_ONCE) {
    const columns = cells.slice(from, from + CELLS_AT_ONCE).map(({ key, shape, driftOf: service }) => {
      const column = new Float64Array(draws)
      fillGamma(column, shape, 1 / shape, new RandomWords(seed, key, 'rate'))
      if (service !== null) multiply(column, driftOf(service))
      return column
    })
    for (let draw = 0; draw < draws; draw += 1) {
      const row = draw * cells.length + from
      for (let at = 0; at < columns.length; at += 1) byDraw[row + at] = (columns[at] as Float64Array)[draw] as number
    }
  }
  return { cells: cells.length, draws, byDraw }
}

/** How far each service's rate wanders in each draw: log-normal with mean 1. */
function drifts({ seed, draws, drift }: Forecast['assumptions']): (service: string) => Float64Array {
  const made = new Map<string, Float64Array>()
  return (service) => {
    const known = made.get(service)
    if (known) return known
    const words = new RandomWords(seed, service, 'drift')
    const column = new Float64Array(draws)
    for (let draw = 0; draw < draws; draw += 1) column[draw] = Math.exp(drift * nextNormal(words) - (drift * drift) / 2)
    made.set(service, column)
    return column
  }
}

/** Multiplies a column, draw by draw. */
export function multiply(column: Float64Array, by: Float64Array): void {
  for (let draw = 0; draw < column.length; draw += 1) column[draw] = (column[draw] as number) * (by[draw] as number)
}
