import type { Assumptions } from '../assumption.ts'
import type { Mechanism } from '../evidence/project.ts'
import { fillGamma } from '../random/columns.ts'
import { RandomWords } from '../random/stream.ts'
import type { CellFactors } from './cell-factors.ts'
import type { Slice } from './slice.ts'
import { type SliceSums, sideBySide } from './slice-sums.ts'

/** What is left in each draw of what a slice's cells come to, by mechanism, and how often they occur beyond their cells. */
export interface SliceShares {
  readonly cells: Int32Array
  readonly expected: Float64Array
  readonly frequency: Float64Array
  readonly detection: Float64Array
  readonly recovery: Float64Array
  readonly blastRadius: Float64Array
  readonly occurring: Float64Array
}

/** What burn has no time for: it is neither detected nor recovered from. */
const TIME_MECHANISMS: ReadonlySet<Mechanism> = new Set(['detection', 'recovery'])

/**
 * The shares of one slice of a project.
 * @param productOf what one mechanism of several effects leaves in each draw
 * @param whole what none leaves
 */
export function sliceShares(
  slice: Slice,
  productOf: (effects: readonly number[], mechanism: Mechanism) => Float64Array,
  whole: Float64Array,
  assumptions: Assumptions,
): SliceShares {
  const left = (mechanism: Mechanism) =>
    productOf(slice.isBackground && TIME_MECHANISMS.has(mechanism) ? [] : slice.effects, mechanism)
  return {
    cells: slice.cells,
    expected: sideBySide(slice),
    frequency: left('frequency'),
    detection: left('detection'),
    recovery: left('recovery'),
    blastRadius: left('blastRadius'),
    occurring: looseFactors(slice, assumptions) ?? whole,
  }
}

/** What a slice varies by beyond its cells: a Gamma of mean 1, the same for whoever touches the same units. */
function looseFactors({ looseness: { variance, key } }: Slice, { draws, seed }: Assumptions): Float64Array | null {
  if (variance <= 0) return null
  const column = new Float64Array(draws)
  fillGamma(column, 1 / variance, variance, new RandomWords(seed, key, 'loose'))
  return column
}

/** Customer minutes, money and responder hours saved in each draw; null where a project saves none. */
interface Saved {
  readonly reliability: Float32Array | null
  readonly revenue: Float32Array | null
  readonly toil: Float32Array | null
}

/**
 * Adds what a slice saves in the draws of these factors: loss before detection is left by f, b and d, loss after it by
 * f, b and r, toil by f and r.
 */
export function addSlice(
  { reliability, revenue, toil }: Saved,
  { frequency, detection, recovery, blastRadius, occurring }: SliceShares,
  { from, draws }: CellFactors,
  sums: SliceSums,
): void {
  for (let own = 0, draw = from; own < draws; own += 1, draw += 1) {
    const fewer = frequency[draw] as number
    const faster = recovery[draw] as number
    const struck = fewer * (blastRadius[draw] as number)
    const often = occurring[draw] as number
    const before = often * (1 - struck * (detection[draw] as number))
    const after = often * (1 - struck * faster)
    if (reliability) {
      const saved = (sums.minutesBefore[own] as number) * before + (sums.minutesAfter[own] as number) * after
      reliability[draw] = (reliability[draw] as number) + saved
    }
    if (revenue) {
      const saved = (sums.moneyBefore[own] as number) * before + (sums.moneyAfter[own] as number) * after
      revenue[draw] = (revenue[draw] as number) + saved
    }
    if (toil) {
      const saved = (sums.toil[own] as number) * often * (1 - fewer * faster)
      toil[draw] = (toil[draw] as number) + saved
    }
  }
}
