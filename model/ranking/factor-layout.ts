import { PART } from '../random/columns.ts'
import type { RandomWords } from '../random/stream.ts'

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
export const DRAWS_AT_ONCE = PART

/** What the factors of all cells are drawn from; the words move on with every part. */
export interface FactorSources {
  readonly cells: readonly FactorSource[]
  /** Those of each service that drifts. */
  readonly drifts: readonly RandomWords[]
  /** Log standard deviation of a drift. */
  readonly drift: number
}

export interface FactorSource {
  /** Of a Gamma of mean 1; 0 for a cell that never occurs. */
  readonly shape: number
  readonly words: RandomWords
  /** Position in `drifts`; null for none. */
  readonly drift: number | null
}
