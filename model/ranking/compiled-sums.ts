import { growTo, type Program, startProgram } from '../compiled/program.ts'
import { type CellFactors, DRAWS_AT_ONCE, EIGHT } from './factor-layout.ts'

const SUM_BYTES = DRAWS_AT_ONCE * Float64Array.BYTES_PER_ELEMENT
/** Where the factors begin in the program's memory, after room for three columns of sums. */
const FACTORS = 3 * SUM_BYTES

/** Sums as `sumPlainly` does, to the same bits. */
export type CompiledSums = (
  cells: Int32Array,
  expected: Float64Array,
  factors: CellFactors,
  columns: readonly Float64Array[],
) => void

let started: CompiledSums | null | undefined

/** Null where nothing compiled may run; started once somebody simulates. */
export function compiledSums(): CompiledSums | null {
  if (started === undefined) {
    const program = startProgram()
    started = program && sumsOf(program)
  }
  return started
}

function sumsOf(program: Program): CompiledSums {
  let room: Room | null = null
  let loaded: CellFactors | null = null
  return (cells, expected, factors, columns) => {
    if (!room || room.width !== factors.cells) room = roomFor(factors.cells, program)
    // The same factors are summed a thousand times over: they are taken along once.
    if (loaded !== factors) room.factors.set(factors.byDraw)
    loaded = factors
    room.cells.set(cells)
    room.expected.set(expected)
    const sum = columns.length === 2 ? program.sumTwo : program.sumThree
    const { byteOffset: at } = room.cells
    const { byteOffset: own } = room.expected
    const eights = Math.ceil(factors.draws / EIGHT)
    sum(at, cells.length, own, FACTORS, factors.cells * EIGHT * 4, eights, 0, SUM_BYTES)
    for (let column = 0; column < columns.length; column += 1)
      (columns[column] as Float64Array).set(room.sums[column] as Float64Array)
  }
}

/** Views of the program's memory for forecasts of so many cells. */
interface Room {
  readonly width: number
  readonly sums: readonly Float64Array[]
  readonly factors: Float32Array
  readonly cells: Int32Array
  readonly expected: Float64Array
}

function roomFor(width: number, program: Program): Room {
  const factors = width * DRAWS_AT_ONCE
  const expectedAt = FACTORS + factors * Float32Array.BYTES_PER_ELEMENT
  const cellsAt = expectedAt + 3 * width * Float64Array.BYTES_PER_ELEMENT
  growTo(program, cellsAt + width * Int32Array.BYTES_PER_ELEMENT)
  const { buffer } = program.memory
  return {
    width,
    sums: [0, 1, 2].map((column) => new Float64Array(buffer, column * SUM_BYTES, DRAWS_AT_ONCE)),
    factors: new Float32Array(buffer, FACTORS, factors),
    cells: new Int32Array(buffer, cellsAt, width),
    expected: new Float64Array(buffer, expectedAt, 3 * width),
  }
}
