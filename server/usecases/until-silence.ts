import type { Assumptions } from '../../model/assumption.ts'
import { silenceOf } from '../../model/evidence/silence.ts'
import { type Instant, instant } from '../../model/quantity.ts'
import type { CoveredSpans } from './covered-services.ts'

/** Something that a source told of, by when it began. */
interface Told {
  readonly source: string
  readonly at: Instant
}

/**
 * The spans of every source, those of one that had fallen silent by `asOf` only up to its last word: who answers and tells
 * of nothing any more is not known to have had nothing to tell. A second source of the same service still counts for it.
 */
export function untilSilence(
  spans: CoveredSpans,
  told: readonly Told[],
  asOf: Instant,
  assumptions: Pick<Assumptions, 'silenceGaps' | 'silenceFewestGaps' | 'silenceFactor'>,
): CoveredSpans {
  const momentsOf = Map.groupBy(
    told.filter(({ at, source }) => at <= asOf && spans.has(source)),
    ({ source }) => source,
  )
  return new Map(
    [...spans].map(([source, covered]) => {
      const readAt = instant(Math.min(asOf, Math.max(...covered.map(({ to }) => to))))
      const newest = (momentsOf.get(source) ?? []).map(({ at }) => at).sort((one, other) => other - one)
      const silence = silenceOf(newest, readAt, assumptions)
      if (silence === null) return [source, covered]
      const { since } = silence
      const heard = covered.filter(({ from }) => from < since)
      return [source, heard.map(({ from, to }) => ({ from, to: to < since ? to : since }))]
    }),
  )
}
