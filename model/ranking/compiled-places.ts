import { growTo, type Program, startProgram } from '../compiled/program.ts'
import type { PlaceCounts } from './chances.ts'

/** Draws that are taken along at a time. */
const AT_ONCE = 512
const NUMBER = Float64Array.BYTES_PER_ELEMENT
/** Numbers of each project that the program needs room for: rows of eight draws twice, and a place. */
const ROOM = 17

/** Counts as `countPlainly` does, to the same bits. */
export type CompiledPlaces = (
  leverage: readonly Float64Array[],
  effort: readonly Float64Array[],
  k: number,
  capacity: number | null,
) => PlaceCounts

let started: CompiledPlaces | null | undefined

/** Null where nothing compiled may run; started once somebody reports. */
export function compiledPlaces(): CompiledPlaces | null {
  if (started === undefined) {
    const program = startProgram()
    started = program && placesOf(program)
  }
  return started
}

function placesOf(program: Program): CompiledPlaces {
  return (leverage, effort, k, capacity) => {
    const projects = leverage.length
    const draws = leverage[0]?.length ?? 0
    const columns = projects * AT_ONCE * NUMBER
    const keysAt = Math.ceil(program.FREE.value / NUMBER) * NUMBER
    const weeksAt = keysAt + columns
    const roomAt = weeksAt + columns
    const countsAt = roomAt + ROOM * projects * NUMBER
    const orderAt = countsAt + 3 * projects * NUMBER
    growTo(program, orderAt + projects * Int32Array.BYTES_PER_ELEMENT)
    const { buffer } = program.memory
    const keys = new Float64Array(buffer, keysAt, projects * AT_ONCE)
    const weeks = new Float64Array(buffer, weeksAt, projects * AT_ONCE)
    const [first, top, above] = [0, 1, 2].map((own) =>
      new Float64Array(buffer, countsAt + own * projects * NUMBER, projects).fill(0),
    ) as [Float64Array, Float64Array, Float64Array]
    new Int32Array(buffer, orderAt, projects).set(Int32Array.from(leverage.keys()))
    for (let from = 0; from < draws; from += AT_ONCE) {
      const end = Math.min(from + AT_ONCE, draws)
      for (let project = 0; project < projects; project += 1) {
        keys.set((leverage[project] as Float64Array).subarray(from, end), project * AT_ONCE)
        if (capacity !== null) weeks.set((effort[project] as Float64Array).subarray(from, end), project * AT_ONCE)
      }
      program.countPlaces(
        keysAt,
        weeksAt,
        AT_ONCE * NUMBER,
        projects,
        end - from,
        k,
        capacity ?? Number.NaN,
        orderAt,
        roomAt,
        first.byteOffset,
        top.byteOffset,
        above.byteOffset,
      )
    }
    return { first: first.slice(), top: top.slice(), aboveLine: capacity === null ? null : above.slice() }
  }
}
