import { growTo, type Program, startProgram } from '../compiled/program.ts'
import type { RandomWords } from './stream.ts'
import { EDGES, INSIDE } from './ziggurat.ts'

/** Numbers of a column of Gammas that one call makes; an even count. */
const AT_ONCE = 1024
/** Three words and a counter. */
export const STATE_BYTES = 16

/** Fills a column as `fillGammaPlainly` does, to the same bits and the same state of the words. */
export type CompiledGamma = (column: Float64Array, shape: number, scale: number, words: RandomWords) => void

let started: CompiledGamma | null | undefined

/** Null where nothing compiled may run. Started once somebody draws: pages only look, and are not allowed to. */
export function compiledGamma(): CompiledGamma | null {
  if (started === undefined) {
    const program = startDrawing()
    started = program && gammaOf(program)
  }
  return started
}

/** A program of its own that can draw normals; null where nothing compiled may run. */
export function startDrawing(): Program | null {
  const program = startProgram()
  if (!program) return null
  const { buffer } = program.memory
  new Float64Array(buffer, program.EDGES.value, EDGES.length).set(EDGES)
  new Float64Array(buffer, program.INSIDE.value, INSIDE.length).set(INSIDE)
  return program
}

function gammaOf(program: Program): CompiledGamma {
  const stateAt = program.FREE.value
  const columnAt = stateAt + STATE_BYTES
  const uniformsAt = columnAt + AT_ONCE * Float64Array.BYTES_PER_ELEMENT
  growTo(program, uniformsAt + AT_ONCE * Float64Array.BYTES_PER_ELEMENT)
  const { buffer } = program.memory
  const state = new Int32Array(buffer, stateAt, STATE_BYTES / Int32Array.BYTES_PER_ELEMENT)
  const made = new Float64Array(buffer, columnAt, AT_ONCE)
  return (column, shape, scale, words) => {
    state.set(words.state)
    for (let from = 0; from < column.length; from += AT_ONCE) {
      const count = Math.min(AT_ONCE, column.length - from)
      program.fillGamma(stateAt, columnAt, uniformsAt, count, shape, scale)
      column.set(count === AT_ONCE ? made : made.subarray(0, count), from)
    }
    words.state.set(state)
  }
}
