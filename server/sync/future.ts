import type { Coverage } from '../../model/evidence/service.ts'
import { type Instant, instant, MILLISECONDS_PER_DAY } from '../../model/quantity.ts'
import { momentsOf } from '../sources/coverage.ts'
import type { EvidenceRecord, MapResult } from '../sources/record.ts'
import type { RawRow } from '../sources/source.ts'

/** Clocks differ; nobody's is a day ahead. */
const TOLERANCE = MILLISECONDS_PER_DAY

/** Puts incidents aside that have not begun yet: a year typed wrong would otherwise pass as evidence that is never used. */
export function withoutFuture(mapped: MapResult, row: RawRow, now: Instant): MapResult {
  const isFuture = (record: EvidenceRecord) => startOf(record) > now + TOLERANCE
  if (!mapped.records.some(isFuture)) return mapped
  const future = mapped.records.filter(isFuture)
  return {
    ...mapped,
    records: mapped.records.filter((record) => !future.includes(record)),
    rejections: [
      ...mapped.rejections,
      ...future.map((record) => ({
        location: row.location,
        externalId: record.externalId,
        reason: `begins at ${new Date(startOf(record)).toISOString()}, which is still to come; check the year`,
        raw: record.raw,
      })),
    ],
  }
}

const startOf = (record: EvidenceRecord): number =>
  record.kind === 'incident' ? record.value.startedAt : Number.NEGATIVE_INFINITY

/** The newest moment up to now that any of the records mentions, or `known` when that is newer. */
export function newestMoment(records: readonly EvidenceRecord[], known: Instant | null, now: Instant): Instant | null {
  let newest = known
  for (const record of records) {
    if (record.kind !== 'incident') continue
    for (const moment of momentsOf(record.value)) {
      if (moment <= now && (newest === null || moment > newest)) newest = moment
    }
  }
  return newest
}

/** Nothing covers what is still to come: a span that claims to ends with the newest moment that is not. */
export function coverageUntil(coverage: Coverage | null, newest: Instant | null, now: Instant): Coverage | null {
  if (coverage === null || coverage.to <= now) return coverage
  const to = newest ?? instant(Math.min(coverage.to, now))
  return coverage.from <= to ? { from: coverage.from, to } : null
}
