import type { Incident } from '../../model/evidence/incident.ts'
import type { Coverage } from '../../model/evidence/service.ts'
import type { Instant } from '../../model/quantity.ts'

/** From the oldest incident, or from when a person says the source began, to now. Null when nothing tells a beginning. */
export function liveCoverage(
  incidents: readonly Incident[],
  coveredFrom: Instant | null,
  now: Instant,
): Coverage | null {
  const from = coveredFrom ?? oldestStart(incidents)
  return from === null || from > now ? null : { from, to: now }
}

/**
 * From the oldest incident to the newest moment that the file mentions. The page's own "last updated" (`statedAt`) counts
 * only when the silence before it is no longer than the longest one between the file's incidents: a recording that
 * goes on past its last incident for years is a feed that stopped, and silence of a feed is not reliability.
 */
export function recordedCoverage(incidents: readonly Incident[], statedAt: Instant | null): Coverage | null {
  const from = oldestStart(incidents)
  if (from === null) return null
  const moments = incidents.flatMap(momentsOf).sort((left, right) => left - right)
  const last = moments.at(-1) ?? from
  const believed = statedAt !== null && statedAt > last && statedAt - last <= longestSilence(moments)
  return { from, to: believed ? statedAt : last }
}

/** Every moment that an incident mentions. */
export const momentsOf = (incident: Incident): Instant[] =>
  [incident.startedAt, incident.detectedAt, incident.mitigatedAt, incident.resolvedAt, incident.lastUpdatedAt].filter(
    (at) => at !== null,
  )

const oldestStart = (incidents: readonly Incident[]): Instant | null =>
  incidents.reduce<Instant | null>(
    (oldest, { startedAt }) => (oldest === null || startedAt < oldest ? startedAt : oldest),
    null,
  )

function longestSilence(sorted: readonly Instant[]): number {
  let longest = 0
  for (let position = 1; position < sorted.length; position += 1) {
    longest = Math.max(longest, (sorted[position] ?? 0) - (sorted[position - 1] ?? 0))
  }
  return longest
}
