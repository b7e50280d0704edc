import { type Incident, type IncidentFault, incidentFault } from '../../model/evidence/incident.ts'
import { instant } from '../../model/quantity.ts'
import { namesIn } from './names-in.ts'
import type { EvidenceRecord, MapResult } from './record.ts'
import type { RawRow } from './source.ts'
import { showInstant } from './time.ts'

/** No status page and no incident record is older; an earlier start is a spreadsheet's zero date. */
const EARLIEST_START = instant(Date.UTC(1990, 0, 1))

export const DROPPED: MapResult = { records: [], rejections: [], dropped: 1 }

export const mapped = (record: EvidenceRecord): MapResult => ({ records: [record], rejections: [], dropped: 0 })

/** The row goes to quarantine; `reason` is a sentence for the person who has to mend it. */
export const rejected = (row: RawRow, externalId: string | null, reason: string): MapResult => ({
  records: [],
  rejections: [{ location: row.location, externalId, reason, raw: row.text }],
  dropped: 0,
})

/** An incident as evidence, unless something about it cannot be true. */
export function mappedIncident(row: RawRow, incident: Incident): MapResult {
  if (incident.startedAt < EARLIEST_START) {
    return rejected(
      row,
      incident.externalId,
      `starts at ${showInstant(incident.startedAt)}, which is before any incident record`,
    )
  }
  const fault = incidentFault(incident)
  if (fault) return rejected(row, incident.externalId, incidentFaultReason(fault))
  const names = namesIn(row.content, incident)
  const value = names.length === 0 ? incident : { ...incident, names }
  return mapped({ kind: 'incident', externalId: incident.externalId, raw: row.text, value })
}

const MOMENTS = { detectedAt: 'is detected', mitigatedAt: 'is mitigated', resolvedAt: 'ends' } as const

function incidentFaultReason(fault: IncidentFault): string {
  switch (fault.type) {
    case 'EndBeforeStart':
      return `${MOMENTS[fault.field]} at ${showInstant(fault.at)}, before it starts at ${showInstant(fault.startedAt)}`
    case 'ShareOutOfRange':
      return `the share of "${fault.component}" is ${fault.share}; it must be between 0 and 1`
    case 'NegativeAmount':
      return `${fault.field} is ${fault.value}; it must not be negative`
  }
}
