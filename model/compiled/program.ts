import { BYTES } from './bytes.ts'

/** What model/compiled/source exports. All addresses and distances are in bytes of its memory. */
export interface Program {
  readonly memory: WebAssembly.Memory
  /** Where memory begins that the program keeps nothing of its own in. */
  readonly FREE: WebAssembly.Global<'i32'>
  /** Where it looks for the ziggurat of model/random/ziggurat.ts. */
  readonly EDGES: WebAssembly.Global<'i32'>
  readonly INSIDE: WebAssembly.Global<'i32'>
  log(x: number): number
  exp(x: number): number
  /** As source/gamma.ts says. */
  fillGamma(state: number, column: number, uniforms: number, count: number, shape: number, scale: number): void
  /** As source/factors.ts says. */
  fillDrift(state: number, column: number, count: number, drift: number): void
  fillFactors(
    state: number,
    shape: number,
    drift: number,
    count: number,
    column: number,
    uniforms: number,
    factors: number,
    stride: number,
  ): void
  /** As source/places.ts says. */
  countPlaces(
    keys: number,
    weeks: number,
    stride: number,
    projects: number,
    draws: number,
    k: number,
    capacity: number,
    order: number,
    room: number,
    first: number,
    top: number,
    above: number,
  ): void
  /** As source/quantiles.ts says; 1 for true. */
  pickSorted(values: number, count: number, positions: number, wanted: number, picked: number, room: number): number
  /** As source/scores.ts says. */
  score(
    amounts: number,
    apart: number,
    pain: number,
    effort: number,
    value: number,
    leverage: number,
    draws: number,
  ): void
  countWins(one: number, other: number, draws: number): number
  sumTwo: Sum
  sumThree: Sum
}

/** As source/sums.ts says. */
type Sum = (
  cells: number,
  count: number,
  expected: number,
  factors: number,
  stride: number,
  eights: number,
  sums: number,
  apart: number,
) => void

/** Bytes that a memory grows by at a time. */
const PAGE = 65_536

let compiled: WebAssembly.Module | undefined

/**
 * The loops in which a simulation spends its time, compiled beforehand, with a memory of their own: same numbers as
 * their plain TypeScript beside whoever calls them, bit by bit, at a third of the time. Null where WebAssembly is
 * forbidden or too old to have vectors: then the plain ones do.
 */
export function startProgram(): Program | null {
  try {
    compiled ??= new WebAssembly.Module(Uint8Array.from(atob(BYTES), (character) => character.charCodeAt(0)))
    return new WebAssembly.Instance(compiled).exports as unknown as Program
  } catch (error) {
    if (error instanceof ReferenceError || error instanceof WebAssembly.CompileError) return null
    throw error
  }
}

/** Makes a memory at least so many bytes large. Views of it end when it grows. */
export function growTo({ memory }: Program, bytes: number): void {
  const missing = bytes - memory.buffer.byteLength
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE))
}
