import type { Forecast } from '../forecast/forecast.ts'
import { fillGamma } from '../random/columns.ts'
import { RandomWords } from '../random/stream.ts'
import { nextNormal } from '../random/ziggurat.ts'

/** How often the units of each cell occur, relative to expectation, in some draws that follow each other. */
export interface CellFactors {
  /** Position of the first of these draws, and how many they are. */
  readonly from: number
  readonly draws: number
  readonly cells: number
  /** The factors of all cells in the first eight draws, each cell's eight together, then those in the next eight. */
  readonly byDraw: Float32Array
}

/** As many draws are summed at once. */
export const EIGHT = 8

/** Where in `byDraw` a cell's factor in a draw is. @param width how many cells there are */
export const factorAt = (draw: number, cell: number, width: number): number =>
  ((draw >> 3) * width + cell) * EIGHT + (draw & 7)

/** The factors of this many draws stay in the cache while every slice takes its sums from them. */
export const DRAWS_AT_ONCE = 128

/**
 * For each cell and draw a Gamma of mean 1 times the service's drift, some draws at a time: each part is overwritten
 * by the next, as memory for all of them would take longer to get than the draws take to make. Cost: draws x cells.
 */
export function* cellFactors({
  cells,
  assumptions,
}: Pick<Forecast, 'cells' | 'assumptions'>): Generator<CellFactors, void, undefined> {
  const { draws, seed } = assumptions
  const width = cells.length
  const byDraw = new Float32Array(width * DRAWS_AT_ONCE)
  const words = cells.map(({ key }) => new RandomWords(seed, key, 'rate'))
  const services = [...new Set(cells.flatMap(({ driftOf }) => driftOf ?? []))]
  const drifts = new Map(services.map((service) => [service, driftOf(service, assumptions)]))
  for (let from = 0; from < draws; from += DRAWS_AT_ONCE) {
    const length = Math.min(DRAWS_AT_ONCE, draws - from)
    const column = new Float64Array(length)
    const drifting = new Map([...drifts].map(([service, next]) => [service, next(length)]))
    for (let cell = 0; cell < width; cell += 1) {
      const { shape, driftOf: service } = cells[cell] as Forecast['cells'][number]
      fillGamma(column, shape, 1 / shape, words[cell] as RandomWords)
      const drift = service === null ? undefined : drifting.get(service)
      if (drift) multiply(column, drift)
      place(column, cell, width, byDraw)
    }
    yield { from, draws: length, cells: width, byDraw }
  }
}

/** Puts a cell's factors where `factorAt` says, a run of eight after the other. */
function place(column: Float64Array, cell: number, width: number, byDraw: Float32Array): void {
  for (let from = 0, at = cell * EIGHT; from < column.length; from += EIGHT, at += width * EIGHT) {
    const end = Math.min(EIGHT, column.length - from)
    for (let own = 0; own < end; own += 1) byDraw[at + own] = column[from + own] as number
  }
}

/** How far a service's rate wanders in each of the next draws: log-normal with mean 1. */
function driftOf(service: string, { seed, drift }: Forecast['assumptions']): (draws: number) => Float64Array {
  const words = new RandomWords(seed, service, 'drift')
  return (draws) => {
    const column = new Float64Array(draws)
    for (let draw = 0; draw < draws; draw += 1) {
      column[draw] = Math.exp(drift * nextNormal(words) - (drift * drift) / 2)
    }
    return column
  }
}

/** Multiplies a column, draw by draw. */
export function multiply(column: Float64Array, by: Float64Array): void {
  for (let draw = 0; draw < column.length; draw += 1) column[draw] = (column[draw] as number) * (by[draw] as number)
}
