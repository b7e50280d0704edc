import { type Instant, instant, MILLISECONDS_PER_MINUTE } from '../../model/quantity.ts'
import type { EvidenceRecord, SliReading } from '../sources/record.ts'

/** The moment that the last of these is about; null when none of them has one. */
export function reachedBy(records: readonly EvidenceRecord[], readings: readonly SliReading[]): Instant | null {
  const bucket = readings.at(-1)?.buckets.at(-1)
  if (bucket) return instant(bucket.start + bucket.length * MILLISECONDS_PER_MINUTE)
  const last = records.findLast(({ kind }) => kind === 'incident' || kind === 'issue')
  if (last?.kind === 'incident') return last.value.startedAt
  return last?.kind === 'issue' ? (last.value.closedAt ?? last.value.createdAt) : null
}
