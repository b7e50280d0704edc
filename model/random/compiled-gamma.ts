import { growTo, type Program, startProgram } from '../compiled/program.ts'
import type { RandomWords } from './stream.ts'
import { EDGES, INSIDE } from './ziggurat.ts'

/** Numbers that one call makes; an even count. */
const AT_ONCE = 1024
/** Where in the program's memory things are: the ziggurat first, as source/normal.ts has it. */
const STATE = EDGES.byteLength + INSIDE.byteLength
const COLUMN = STATE + 16
const UNIFORMS = COLUMN + AT_ONCE * Float64Array.BYTES_PER_ELEMENT
const END = UNIFORMS + AT_ONCE * Float64Array.BYTES_PER_ELEMENT

/** Fills a column as `fillGammaPlainly` does, to the same bits and the same state of the words. */
export type CompiledGamma = (column: Float64Array, shape: number, scale: number, words: RandomWords) => void

let started: CompiledGamma | null | undefined

/** Null where nothing compiled may run. Started once somebody draws: pages only look, and are not allowed to. */
export function compiledGamma(): CompiledGamma | null {
  if (started === undefined) {
    const program = startProgram()
    started = program && gammaOf(program)
  }
  return started
}

function gammaOf(program: Program): CompiledGamma {
  growTo(program, END)
  const { buffer } = program.memory
  new Float64Array(buffer, 0, EDGES.length).set(EDGES)
  new Float64Array(buffer, EDGES.byteLength, INSIDE.length).set(INSIDE)
  const state = new Int32Array(buffer, STATE, 4)
  const made = new Float64Array(buffer, COLUMN, AT_ONCE)
  return (column, shape, scale, words) => {
    state.set(words.state)
    for (let from = 0; from < column.length; from += AT_ONCE) {
      const count = Math.min(AT_ONCE, column.length - from)
      program.fillGamma(STATE, COLUMN, UNIFORMS, count, shape, scale)
      column.set(count === AT_ONCE ? made : made.subarray(0, count), from)
    }
    words.state.set(state)
  }
}
