import type { Forecast } from '../forecast/forecast.ts'
import { fillGammaPlainly } from '../random/columns.ts'
import { RandomWords } from '../random/stream.ts'
import { nextNormal } from '../random/ziggurat.ts'
import { compiledFactors } from './compiled-factors.ts'
import { type CellFactors, DRAWS_AT_ONCE, EIGHT, type FactorSources } from './factor-layout.ts'

/**
 * For each cell and draw a Gamma of mean 1 times the service's drift, some draws at a time: each part is overwritten
 * by the next, as memory for all of them would take longer to get than the draws take to make. Cost: draws x cells.
 */
export function* cellFactors({
  cells,
  assumptions,
}: Pick<Forecast, 'cells' | 'assumptions'>): Generator<CellFactors, void, undefined> {
  const { draws, seed, drift } = assumptions
  const services = [...new Set(cells.flatMap(({ driftOf }) => driftOf ?? []))]
  const positions = new Map(services.map((service, position) => [service, position]))
  const sources: FactorSources = {
    cells: cells.map(({ key, shape, driftOf }) => ({
      shape,
      words: new RandomWords(seed, key, 'rate'),
      drift: driftOf === null ? null : (positions.get(driftOf) ?? null),
    })),
    drifts: services.map((service) => new RandomWords(seed, service, 'drift')),
    drift,
  }
  const byDraw = new Float32Array(cells.length * DRAWS_AT_ONCE)
  const fill = compiledFactors() ?? fillPlainly
  for (let from = 0; from < draws; from += DRAWS_AT_ONCE) {
    const length = Math.min(DRAWS_AT_ONCE, draws - from)
    fill(sources, length, byDraw)
    yield { from, draws: length, cells: cells.length, byDraw }
  }
}

/** The next draws of all cells, in plain TypeScript. */
export function fillPlainly({ cells, drifts, drift }: FactorSources, draws: number, byDraw: Float32Array): void {
  const column = new Float64Array(draws)
  const drifting = drifts.map((words) => driftOf(words, drift, draws))
  for (const [cell, { shape, words, drift: service }] of cells.entries()) {
    if (shape > 0) fillGammaPlainly(column, shape, 1 / shape, words)
    else column.fill(0)
    if (service !== null) multiply(column, drifting[service] as Float64Array)
    place(column, cell, cells.length, byDraw)
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
function driftOf(words: RandomWords, drift: number, draws: number): Float64Array {
  const column = new Float64Array(draws)
  for (let draw = 0; draw < draws; draw += 1) {
    column[draw] = Math.exp(drift * nextNormal(words) - (drift * drift) / 2)
  }
  return column
}

/** Multiplies a column, draw by draw. */
export function multiply(column: Float64Array, by: Float64Array): void {
  for (let draw = 0; draw < column.length; draw += 1) column[draw] = (column[draw] as number) * (by[draw] as number)
}
