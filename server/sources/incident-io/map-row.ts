import { sizeReason } from '../json-row.ts'
import { DROPPED, mappedIncident, rejected } from '../map-result.ts'
import type { MapResult } from '../record.ts'
import { schemaReason } from '../row-fault.ts'
import type { RawRow } from '../source.ts'
import { DEFAULT_RULES, type MappingRules } from './config.ts'
import { mapFollowUp } from './map-follow-up.ts'
import { incidentOf } from './map-incident.ts'
import { followUpSchema, incidentSchema } from './schema.ts'

/** A row that carries what the configuration says of it. Rows from files carry nothing. */
export interface IncidentIoRow extends RawRow {
  readonly rules?: MappingRules
}

/** Not yet an incident, or none after all. */
const NO_INCIDENT = ['triage', 'declined', 'merged', 'canceled']
const PRACTICE = ['test', 'tutorial']

/** An incident or a follow-up of incident.io as evidence; what is practised, declined, cancelled or merged is none. */
export function mapIncidentIoRow(row: IncidentIoRow, sourceId: string): MapResult {
  const { content, text, rules = DEFAULT_RULES } = row
  const isFollowUp = typeof content === 'object' && content !== null && 'incident_id' in content
  const tooBig = sizeReason(text)
  if (tooBig) return rejected(row, externalIdOf(content), tooBig)
  if (isFollowUp) {
    const parsed = followUpSchema.safeParse(content)
    if (!parsed.success) return rejected(row, externalIdOf(content), schemaReason(parsed.error, content))
    return mapFollowUp(parsed.data, text, sourceId, rules)
  }
  const parsed = incidentSchema.safeParse(content)
  if (!parsed.success) return rejected(row, externalIdOf(content), schemaReason(parsed.error, content))
  const { id, mode, incident_status } = parsed.data
  if (NO_INCIDENT.includes(incident_status.category) || PRACTICE.includes(mode ?? '')) {
    return { ...DROPPED, withdrawn: [{ kind: 'incident', externalId: id }] }
  }
  return mappedIncident(row, incidentOf(parsed.data, sourceId, rules))
}

/** The row's own identifier, if it has one at all. */
export function externalIdOf(content: unknown): string | null {
  const id = (content as { id?: unknown } | null)?.id
  return typeof id === 'string' && id !== '' ? id : null
}
