import { growTo, type Program, startProgram } from '../compiled/program.ts'
import type { RandomWords } from './stream.ts'
import { EDGES, INSIDE } from './ziggurat.ts'

/** Numbers of a column of Gammas that one call makes; an even count. */
const AT_ONCE = 1024
const BYTES = Float64Array.BYTES_PER_ELEMENT
/** Three words and a counter. */
export const STATE_BYTES = 16

/** Columns as their plain twins in columns.ts fill them, to the same bits and the same state of the words. */
export interface CompiledDraws {
  fillGamma(column: Float64Array, shape: number, scale: number, words: RandomWords): void
  fillShare(column: Float64Array, shape: ShareShape, words: RandomWords): void
}

/** low + range x Beta(alpha, beta). */
export interface ShareShape {
  readonly alpha: number
  readonly beta: number
  readonly low: number
  readonly range: number
}

let started: CompiledDraws | null | undefined

/** Null where nothing compiled may run. Started once somebody draws: pages only look, and are not allowed to. */
export function compiledDraws(): CompiledDraws | null {
  if (started === undefined) {
    const program = startDrawing()
    started = program && drawsOf(program)
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

function drawsOf(program: Program): CompiledDraws {
  const stateAt = program.FREE.value
  const roomAt = stateAt + STATE_BYTES
  const columnAt = roomAt + AT_ONCE * BYTES
  /** Hands the words over while `draw` fills a column of so many numbers. */
  const drawn = (count: number, words: RandomWords, draw: () => void): Float64Array => {
    growTo(program, columnAt + (count + 1) * BYTES)
    const { buffer } = program.memory
    const state = new Int32Array(buffer, stateAt, words.state.length)
    state.set(words.state)
    draw()
    words.state.set(state)
    return new Float64Array(buffer, columnAt, count)
  }
  return {
    fillGamma(column, shape, scale, words) {
      for (let from = 0; from < column.length; from += AT_ONCE) {
        const count = Math.min(AT_ONCE, column.length - from)
        const made = drawn(count, words, () => program.fillGamma(stateAt, columnAt, roomAt, count, shape, scale))
        column.set(made, from)
      }
    },
    fillShare(column, { alpha, beta, low, range }, words) {
      const { length } = column
      const draw = () => program.fillShare(stateAt, columnAt, roomAt, length, alpha, beta, low, range)
      column.set(drawn(length, words, draw))
    },
  }
}
