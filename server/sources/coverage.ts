import type { Incident } from '../../model/evidence/incident.ts'
import type { Coverage } from '../../model/evidence/service.ts'
import { type Instant, instant } from '../../model/quantity.ts'
import { parseInstant } from './time.ts'

/** What the incidents of a source say of the time that it covers. They themselves may be many: only this is kept of them. */
export interface Mentioned {
  oldestStart: Instant | null
  readonly moments: Instant[]
}

export function mention(mentioned: Mentioned, incident: Incident): void {
  const { oldestStart } = mentioned
  if (oldestStart === null || incident.startedAt < oldestStart) mentioned.oldestStart = incident.startedAt
  mentioned.moments.push(...momentsOf(incident))
}

/** From the oldest incident, or from when a person says the source began, to now. Null when nothing tells a beginning. */
export function liveCoverage({ oldestStart }: Mentioned, coveredFrom: Instant | null, now: Instant): Coverage | null {
  const from = coveredFrom ?? oldestStart
  return from === null || from > now ? null : { from, to: now }
}

/**
 * From the oldest incident to the newest moment that the file mentions. The page's own "last updated" (`statedAt`) counts
 * only when the silence before it is no longer than the longest one between the file's incidents: a recording that
 * goes on past its last incident for years is a feed that stopped, and silence of a feed is not reliability.
 */
export function recordedCoverage({ oldestStart: from, moments }: Mentioned, statedAt: Instant | null): Coverage | null {
  if (from === null) return null
  const sorted = Float64Array.from(moments).sort()
  const last = instant(sorted.at(-1) ?? from)
  const believed = statedAt !== null && statedAt > last && statedAt - last <= longestSilence(sorted)
  return { from, to: believed ? statedAt : last }
}

/** The earliest moment in a field of raw rows, or `known` when that is earlier. */
export function earliestIn(known: Instant | null, contents: readonly unknown[], field: string): Instant | null {
  const moments = contents
    .map((content) => parseInstant(String((content as Readonly<Record<string, unknown>> | null)?.[field])))
    .filter((at) => at !== null)
  return moments.length === 0 ? known : instant(Math.min(...moments, known ?? Number.POSITIVE_INFINITY))
}

/** Every moment that an incident mentions. */
export const momentsOf = (incident: Incident): Instant[] =>
  [incident.startedAt, incident.detectedAt, incident.mitigatedAt, incident.resolvedAt, incident.lastUpdatedAt].filter(
    (at) => at !== null,
  )

function longestSilence(sorted: Float64Array): number {
  let longest = 0
  for (let position = 1; position < sorted.length; position += 1) {
    longest = Math.max(longest, (sorted[position] ?? 0) - (sorted[position - 1] ?? 0))
  }
  return longest
}
