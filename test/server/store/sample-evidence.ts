import type { Impact, Incident } from '../../../model/evidence/incident.ts'
import { type Instant, instant } from '../../../model/quantity.ts'
import type { EvidenceRecord } from '../../../server/sources/record.ts'
import type { PageOfEvidence } from '../../../server/store/keep-page.ts'

export const NOON = instant(Date.parse('2026-03-01T12:00:00Z'))
export const now = (): Instant => NOON

export function incident(externalId: string, change: Partial<Incident> = {}): Incident {
  return {
    id: `status/${externalId}`,
    source: 'status',
    externalId,
    title: `Incident ${externalId}`,
    startedAt: NOON,
    detectedAt: null,
    mitigatedAt: null,
    resolvedAt: instant(NOON + 60_000),
    lastUpdatedAt: null,
    severity: 'major',
    impacts: [],
    rootComponent: null,
    cause: null,
    suggestedCause: null,
    labels: [],
    responders: null,
    effort: null,
    risk: null,
    durationConfirmed: false,
    url: null,
    ...change,
  }
}

export const impact = (component: string, name: string): Impact => ({ component, name, share: null })

export const recordOf = (value: Incident): EvidenceRecord => ({
  kind: 'incident',
  value,
  externalId: value.externalId,
  raw: JSON.stringify(value),
})

export const record = (externalId: string, change: Partial<Incident> = {}): EvidenceRecord =>
  recordOf(incident(externalId, change))

export const page = (
  run: number,
  records: readonly EvidenceRecord[],
  change: Partial<PageOfEvidence> = {},
): PageOfEvidence => ({
  source: 'status',
  run,
  fetched: records.length,
  records,
  rejections: [],
  dropped: 0,
  wellMapped: [],
  cursor: null,
  coverage: null,
  seenAt: NOON,
  ...change,
})
