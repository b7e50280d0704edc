import type { Assumptions } from '../assumption.ts'
import type { Mechanism } from '../evidence/project.ts'
import { fillGamma, PART } from '../random/columns.ts'
import { RandomWords } from '../random/stream.ts'
import type { CellFactors } from './factor-layout.ts'
import { type LeftColumns, WHOLE } from './left-columns.ts'
import { type LossSums, type LossTime, type TimedLosses, timedLosses } from './loss-sums.ts'
import type { Place, PlaceSums } from './place-sums.ts'
import type { Slice } from './slice.ts'

/** What is left in each of PART draws of what a slice comes to, by mechanism, and how often it occurs beyond its cells. */
export interface SliceShares {
  /** What it loses at the times at which its effects save differently; a time at which they save nothing is left out. */
  readonly parts: readonly SlicePart[]
  readonly frequency: Float64Array
  readonly detection: Float64Array
  readonly recovery: Float64Array
  readonly blastRadius: Float64Array
  readonly occurring: Float64Array
  /** Fills `occurring` with the next draws. */
  nextOccurring(): void
}

/** What a slice loses at one time: sums of whole places, and cells of others. */
interface SlicePart {
  readonly wholes: readonly LossSums[]
  readonly rest: TimedLosses
}

/** What burn has no time for: it is neither detected nor recovered from. */
const TIME_MECHANISMS: ReadonlySet<Mechanism> = new Set(['detection', 'recovery'])

/** The shares of one slice of a project. @param left what the project's effects leave @param places all that it has the whole of */
export function sliceShares(slice: Slice, left: LeftColumns, places: PlaceSums, { seed }: Assumptions): SliceShares {
  const leftOf = (mechanism: Mechanism) =>
    left.productOf(slice.isBackground && TIME_MECHANISMS.has(mechanism) ? [] : slice.effects, mechanism)
  const shares = {
    frequency: leftOf('frequency'),
    detection: leftOf('detection'),
    recovery: leftOf('recovery'),
    blastRadius: leftOf('blastRadius'),
  }
  const { variance, key } = slice.looseness
  const isLoose = variance > 0
  const occurring = isLoose ? new Float64Array(PART) : WHOLE
  const words = new RandomWords(seed, key, 'loose')
  return {
    ...shares,
    parts: timesOf(shares).map((time) => ({
      wholes: Array.from(slice.places, (position) => (places.get(position) as Place).sums[time]),
      rest: timedLosses(slice.rest, time),
    })),
    occurring,
    nextOccurring() {
      // What a slice varies by beyond its cells is a Gamma of mean 1, the same for whoever touches the same units.
      if (isLoose) fillGamma(occurring, 1 / variance, variance, words)
    },
  }
}

/** Whoever neither detects nor recovers sooner saves as much of either time; whoever does no more than one of them saves at one. */
function timesOf({
  frequency,
  detection,
  recovery,
  blastRadius,
}: Pick<SliceShares, 'frequency' | 'detection' | 'recovery' | 'blastRadius'>): readonly LossTime[] {
  if (detection === WHOLE && recovery === WHOLE) return ['whole']
  if (frequency !== WHOLE || blastRadius !== WHOLE) return ['before', 'after']
  return [...(detection === WHOLE ? [] : ['before' as const]), ...(recovery === WHOLE ? [] : ['after' as const])]
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
    const fewer = frequency[own] as number
    const shorter = sooner[own] as number
    const often = occurring[own] as number
    const share = often * (1 - fewer * (blastRadius[own] as number) * shorter)
    if (reliability) reliability[draw] = (reliability[draw] as number) + (sums.minutes[own] as number) * share
    if (revenue) revenue[draw] = (revenue[draw] as number) + (sums.money[own] as number) * share
    if (toilSaved) {
      const saved = (sums.toil[own] as number) * often * (1 - fewer * shorter)
      toilSaved[draw] = (toilSaved[draw] as number) + saved
    }
  }
}
