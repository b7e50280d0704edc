import { growTo, type Program } from '../compiled/program.ts'
import { STATE_BYTES, startDrawing } from '../random/compiled-draws.ts'
import type { RandomWords } from '../random/stream.ts'
import { DRAWS_AT_ONCE, EIGHT, type FactorSource, type FactorSources } from './factor-layout.ts'

const COLUMN_BYTES = DRAWS_AT_ONCE * Float64Array.BYTES_PER_ELEMENT

/** Fills the next draws of all cells as `fillPlainly` does, to the same bits and the same state of the words. */
export type FillFactors = (sources: FactorSources, draws: number, byDraw: Float32Array) => void

let started: FillFactors | null | undefined

/** Null where nothing compiled may run; started once somebody simulates. */
export function compiledFactors(): FillFactors | null {
  if (started === undefined) {
    const program = startDrawing()
    started = program && fillerOf(program)
  }
  return started
}

/** In memory behind the program's own: two columns, the state of one source, the drifts, the factors. */
function fillerOf(program: Program): FillFactors {
  const columnAt = program.FREE.value
  const uniformsAt = columnAt + COLUMN_BYTES
  const stateAt = uniformsAt + COLUMN_BYTES
  const driftsAt = stateAt + STATE_BYTES
  return ({ cells, drifts, drift }, draws, byDraw) => {
    const factorsAt = driftsAt + drifts.length * COLUMN_BYTES
    growTo(program, factorsAt + byDraw.byteLength)
    const { buffer } = program.memory
    const state = new Int32Array(buffer, stateAt, STATE_BYTES / Int32Array.BYTES_PER_ELEMENT)
    const driftAt = (position: number) => driftsAt + position * COLUMN_BYTES
    for (let position = 0; position < drifts.length; position += 1) {
      const words = drifts[position] as RandomWords
      state.set(words.state)
      program.fillDrift(stateAt, driftAt(position), draws, drift)
      words.state.set(state)
    }
    const eight = EIGHT * Float32Array.BYTES_PER_ELEMENT
    for (let cell = 0; cell < cells.length; cell += 1) {
      const { shape, words, drift: own } = cells[cell] as FactorSource
      const drifting = own === null ? 0 : driftAt(own)
      const at = factorsAt + cell * eight
      state.set(words.state)
      program.fillFactors(stateAt, shape, drifting, draws, columnAt, uniformsAt, at, cells.length * eight)
      words.state.set(state)
    }
    byDraw.set(new Float32Array(buffer, factorsAt, byDraw.length))
  }
}
