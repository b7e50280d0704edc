import { BYTES } from './bytes.ts'

/** What model/compiled/source exports. All addresses and distances are in bytes of its memory. */
export interface Program {
  readonly memory: WebAssembly.Memory
  log(x: number): number
  exp(x: number): number
  fillGamma(state: number, column: number, uniforms: number, count: number, shape: number, scale: number): void
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

/**
 * The loops in which a simulation spends its time, compiled beforehand, with a memory of their own: same numbers as
 * their plain TypeScript beside whoever calls them, bit by bit, at a third of the time. Null where WebAssembly is
 * forbidden or too old to have vectors: then the plain ones do.
 */
export function startProgram(): Program | null {
  try {
    const bytes = Uint8Array.from(atob(BYTES), (character) => character.charCodeAt(0))
    return new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as unknown as Program
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
