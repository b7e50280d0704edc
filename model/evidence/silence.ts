import type { Assumptions } from '../assumption.ts'
import { type Instant, instant, MILLISECONDS_PER_DAY } from '../quantity.ts'

/** A source that used to tell of something every so often, and has stopped. */
export interface Silence {
  /** The last moment that it told of. */
  readonly since: Instant
  /** From when on that counts as silence. */
  readonly from: Instant
  /** The median of its gaps before, in days. */
  readonly usualDays: number
}

/**
 * Whether a source that was last read at `readAt` has fallen silent: nothing newer than several times the longest gap
 * that its own record shows. `moments` are those that it told of, newest first; null while they are too few to tell.
 * With n gaps of one Poisson rate a false alarm has chance 2 / ((n + 1)(n + 2)): E[exp(-2 max)] of exponential gaps.
 */
export function silenceOf(
  moments: readonly Instant[],
  readAt: Instant,
  {
    silenceGaps,
    silenceFewestGaps,
    silenceFactor,
  }: Pick<Assumptions, 'silenceGaps' | 'silenceFewestGaps' | 'silenceFactor'>,
): Silence | null {
  const distinct = [...new Set(moments)].slice(0, silenceGaps + 1)
  const [since] = distinct
  const gaps = distinct.slice(1).map((moment, position) => (distinct[position] as Instant) - moment)
  if (since === undefined || gaps.length < silenceFewestGaps) return null
  const longest = gaps.reduce((most, gap) => Math.max(most, gap), 0)
  const from = instant(since + silenceFactor * longest)
  if (readAt <= from) return null
  return { since, from, usualDays: median(gaps) / MILLISECONDS_PER_DAY }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = sorted.length / 2
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2
}
