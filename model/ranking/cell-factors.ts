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
  const width = cells.length
  const byDraw = new Float32Array(width * draws)
  const driftOf = drifts(assumptions)
  // A line more than a column needs: columns a power of two apart would push each other out of the cache.
  const stride = draws + 8
  const columns = new Float64Array(CELLS_AT_ONCE * stride)
  for (let from = 0; from < width; from += CELLS_AT_ONCE) {
    const together = cells.slice(from, from + CELLS_AT_ONCE)
    for (const [at, { key, shape, driftOf: service }] of together.entries()) {
      const column = columns.subarray(at * stride, at * stride + draws)
      fillGamma(column, shape, 1 / shape, new RandomWords(seed, key, 'rate'))
      if (service !== null) multiply(column, driftOf(service))
    }
    for (let draw = 0; draw < draws; draw += 1) {
      const row = draw * width + from
      for (let at = 0; at < together.length; at += 1) byDraw[row + at] = columns[at * stride + draw] as number
    }
  }
  return { cells: width, draws, byDraw }
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
