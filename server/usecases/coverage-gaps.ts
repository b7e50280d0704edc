import type { SourceState } from '../../model/contract/source.ts'
import type { Coverage } from '../../model/evidence/service.ts'
import type { Silence } from '../../model/evidence/silence.ts'
import { type Instant, MILLISECONDS_PER_HOUR } from '../../model/quantity.ts'

/** Of these states, a source that is called says nothing of the time since it was last read. */
const UNREAD: readonly SourceState[] = ['failed', 'late']

/** Milliseconds without a word that mean nothing yet: a source that failed a moment ago has missed nothing so far. */
const TOO_SHORT = MILLISECONDS_PER_HOUR

/**
 * When a source should have told something and did not: between the spans that it covers; and up to now since it fell
 * silent, or since it was last read when its runs fail or do not come for an hour.
 * @param spans earliest first, none meeting another
 */
export function coverageGaps(
  spans: readonly Coverage[],
  { state, isCalled, silence }: { state: SourceState; isCalled: boolean; silence: Silence | null },
  now: Instant,
): Coverage[] {
  const last = spans.at(-1)
  if (!last) return []
  const openSince = silence?.since ?? (isCalled && UNREAD.includes(state) ? last.to : null)
  const end = openSince ?? now
  const holes = spans.slice(1).flatMap(({ from }, position) => {
    const before = spans[position]?.to ?? from
    return before < end ? [{ from: before, to: from < end ? from : end }] : []
  })
  return openSince !== null && now - openSince >= TOO_SHORT ? [...holes, { from: openSince, to: now }] : holes
}
