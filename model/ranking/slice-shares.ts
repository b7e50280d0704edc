import type { Assumptions } from '../assumption.ts'
import type { Mechanism } from '../evidence/project.ts'
import { fillGamma } from '../random/columns.ts'
import { RandomWords } from '../random/stream.ts'
import type { CellFactors } from './factor-layout.ts'
import { type LossSums, type LossTime, type TimedLosses, timedLosses } from './loss-sums.ts'
import type { Slice } from './slice.ts'

/** What is left in each draw of what a slice comes to, by mechanism, and how often it occurs beyond its cells. */
export interface SliceShares {
  readonly places: Int32Array
  /** Its other losses at the times at which its effects save differently; a time at which they save nothing is left out. */
  readonly rest: readonly TimedLosses[]
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
  const shares = {
    frequency: left('frequency'),
    detection: left('detection'),
    recovery: left('recovery'),
    blastRadius: left('blastRadius'),
  }
  return {
    ...shares,
    places: slice.places,
    rest: timesOf(shares, whole).map((time) => timedLosses(slice.rest, time)),
    occurring: looseFactors(slice, assumptions) ?? whole,
  }
}

/** Whoever neither detects nor recovers sooner saves as much of either time; whoever does no more than one of them saves at one. */
function timesOf(
  { frequency, detection, recovery, blastRadius }: Omit<SliceShares, 'places' | 'rest' | 'occurring'>,
  whole: Float64Array,
): readonly LossTime[] {
  if (detection === whole && recovery === whole) return ['whole']
  if (frequency !== whole || blastRadius !== whole) return ['before', 'after']
  return [...(detection === whole ? [] : ['before' as const]), ...(recovery === whole ? [] : ['after' as const])]
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
 * Adds what a slice saves of the loss at one time in the draws of these factors: loss before detection is left by f, b
 * and d, loss after it by f, b and r, toil by f and r.
 */
export function addSaved(
  { reliability, revenue, toil }: Saved,
  { frequency, detection, recovery, blastRadius, occurring }: SliceShares,
  time: LossTime,
  { from, draws }: CellFactors,
  sums: LossSums,
): void {
  const sooner = time === 'before' ? detection : recovery
  const toilSaved = time === 'before' ? null : toil
  for (let own = 0, draw = from; own < draws; own += 1, draw += 1) {
    const fewer = frequency[draw] as number
    const shorter = sooner[draw] as number
    const often = occurring[draw] as number
    const share = often * (1 - fewer * (blastRadius[draw] as number) * shorter)
    if (reliability) reliability[draw] = (reliability[draw] as number) + (sums.minutes[own] as number) * share
    if (revenue) revenue[draw] = (revenue[draw] as number) + (sums.money[own] as number) * share
    if (toilSaved) {
      const saved = (sums.toil[own] as number) * often * (1 - fewer * shorter)
      toilSaved[draw] = (toilSaved[draw] as number) + saved
    }
  }
}
