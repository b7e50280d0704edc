import { suggestedCause } from '../../../model/evidence/suggested-cause.ts'
import { MILLISECONDS_PER_MINUTE } from '../../../model/quantity.ts'
import { shortTitle, sizeReason } from '../json-row.ts'
import { mappedIncident, rejected } from '../map-result.ts'
import { severityOfPriority } from '../priority-severity.ts'
import type { MapResult } from '../record.ts'
import { schemaReason } from '../row-fault.ts'
import type { RawRow } from '../source.ts'
import { incidentSchema, type OpsgenieIncident } from './incident-schema.ts'

/** A row that carries the names of the services which it has the ids of. Rows from files carry none. */
export interface OpsgenieRow extends RawRow {
  readonly origin?: Readonly<Record<string, string>>
}

/** One incident of Opsgenie as evidence. Somebody states when the impact began; told later than that, it was noticed then. */
export function mapOpsgenieIncident(row: OpsgenieRow, sourceId: string): MapResult {
  const { content } = row
  const parsed = incidentSchema.safeParse(content)
  const tooBig = sizeReason(row.text)
  if (!parsed.success || tooBig) {
    return rejected(row, externalIdOf(content), tooBig ?? (parsed.error ? schemaReason(parsed.error, content) : ''))
  }
  const incident = parsed.data
  const { id, message, description, createdAt, updatedAt, priority, tags, responders, links } = incident
  const startedAt = incident.impactStartDate ?? createdAt
  const people = new Set((responders ?? []).filter(({ type }) => type === 'user').map((person) => person.id)).size
  return mappedIncident(row, {
    id: `${sourceId}/${id}`,
    source: sourceId,
    externalId: id,
    title: shortTitle(message) || 'Untitled incident',
    startedAt,
    detectedAt: createdAt - startedAt >= MILLISECONDS_PER_MINUTE ? createdAt : null,
    mitigatedAt: null,
    resolvedAt: endOf(incident),
    lastUpdatedAt: updatedAt ?? null,
    severity: severityOfPriority(priority) ?? 'minor',
    impacts: (incident.impactedServices ?? []).map((component) => ({
      component,
      name: row.origin?.[component]?.trim() || component,
      share: null,
    })),
    rootComponent: null,
    cause: null,
    suggestedCause: suggestedCause(message, description ? [description] : []),
    labels: [...(priority ? [`priority:${priority}`] : []), ...(tags ?? [])],
    responders: people > 0 ? people : null,
    effort: null,
    risk: null,
    durationConfirmed: false,
    url: links?.web && /^https?:/i.test(links.web) ? links.web : null,
  })
}

/** The row's own identifier, if it has one at all. */
export function externalIdOf(content: unknown): string | null {
  const id = (content as { id?: unknown } | null)?.id
  return typeof id === 'string' && id !== '' ? id : null
}

/** Where nobody stated it, the last word on an incident that is over. */
const endOf = ({ status, impactEndDate, updatedAt }: OpsgenieIncident) =>
  status === 'open' ? null : (impactEndDate ?? updatedAt ?? null)
