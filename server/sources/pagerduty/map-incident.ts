import type { Incident } from '../../../model/evidence/incident.ts'
import { suggestedCause } from '../../../model/evidence/suggested-cause.ts'
import { hours } from '../../../model/quantity.ts'
import { shortTitle, sizeReason } from '../json-row.ts'
import { DROPPED, mappedIncident, rejected } from '../map-result.ts'
import { type Severities, severityOfPriority } from '../priority-severity.ts'
import type { MapResult } from '../record.ts'
import { schemaReason } from '../row-fault.ts'
import type { RawRow } from '../source.ts'
import { analyticsSchema, incidentSchema, type PagerdutyAnalytics, type PagerdutyIncident } from './incident-schema.ts'

const SECONDS_PER_HOUR = 3_600
/** PagerDuty itself knows two urgencies: whether somebody is woken up. */
const BY_URGENCY = { high: 'major', low: 'minor' } as const

/** A row that carries what the configuration says of severities. Rows from files carry nothing. */
export interface PagerdutyRow extends RawRow {
  readonly severities?: Severities | undefined
}

/**
 * One incident of PagerDuty as evidence: of its REST API, or of its analytics alone. PagerDuty knows when it was told and
 * not when the impact began, so the time to detect stays unknown. What was merged into another incident is none.
 */
export function mapPagerdutyIncident(row: PagerdutyRow, sourceId: string): MapResult {
  const { content } = row
  const isAnalytics = typeof content === 'object' && content !== null && 'service_id' in content
  const parsed = (isAnalytics ? analyticsSchema.transform(incidentOf) : incidentSchema).safeParse(content)
  const tooBig = sizeReason(row.text)
  if (!parsed.success || tooBig) {
    return rejected(row, externalIdOf(content), tooBig ?? (parsed.error ? schemaReason(parsed.error, content) : ''))
  }
  const incident = parsed.data
  if (incident.resolve_reason?.type === 'merge_resolve_reason') {
    return { ...DROPPED, withdrawn: [{ kind: 'incident', externalId: incident.id }] }
  }
  return mappedIncident(row, evidenceOf(incident, sourceId, row.severities))
}

/** The row's own identifier, if it has one at all. */
export function externalIdOf(content: unknown): string | null {
  const id = (content as { id?: unknown } | null)?.id
  return typeof id === 'string' && id !== '' ? id : null
}

function evidenceOf(incident: PagerdutyIncident, source: string, severities: Severities | undefined): Incident {
  const { id, service, priority, urgency } = incident
  const told = incident.analytics
  const figures = told?.resolved_at ? told : null
  const seconds = figures?.user_defined_effort_seconds ?? figures?.engaged_seconds ?? null
  const title = shortTitle(incident.title ?? '') || shortTitle(incident.summary ?? '') || 'Untitled incident'
  return {
    id: `${source}/${id}`,
    source,
    externalId: id,
    title,
    startedAt: incident.created_at,
    detectedAt: null,
    mitigatedAt: null,
    resolvedAt: endOf(incident),
    lastUpdatedAt: incident.updated_at ?? incident.last_status_change_at ?? null,
    severity: severityOfPriority(priority?.summary, severities) ?? BY_URGENCY[urgency],
    impacts: [{ component: service.id, name: service.summary?.trim() || service.id, share: null }],
    rootComponent: null,
    cause: null,
    suggestedCause: suggestedCause(title, []),
    labels: labelsOf(incident),
    responders: figures?.engaged_user_count ?? null,
    // Engaged time counts each responder, from when they took the incident on.
    effort: seconds === null ? null : hours(seconds / SECONDS_PER_HOUR),
    risk: null,
    durationConfirmed: false,
    url: incident.html_url && /^https?:/i.test(incident.html_url) ? incident.html_url : null,
  }
}

/** A resolved one can lack its end: its last change of status was the resolution. */
const endOf = ({ status, resolved_at, last_status_change_at }: PagerdutyIncident) =>
  status === 'resolved' ? (resolved_at ?? last_status_change_at ?? null) : null

const labelsOf = ({ urgency, priority, teams }: PagerdutyIncident): string[] => [
  `urgency:${urgency}`,
  ...(priority?.summary ? [`priority:${priority.summary}`] : []),
  ...(teams ?? []).map(({ id, summary }) => `team:${summary ?? id}`),
]

/** A row of analytics as the incident that it is about. */
const incidentOf = (told: PagerdutyAnalytics): PagerdutyIncident => ({
  id: told.id,
  title: told.description,
  created_at: told.created_at,
  updated_at: told.updated_at,
  status: told.status ?? (told.resolved_at ? 'resolved' : 'triggered'),
  resolved_at: told.resolved_at,
  urgency: told.urgency ?? 'high',
  priority: told.priority_name ? { id: told.priority_name, summary: told.priority_name } : null,
  service: { id: told.service_id, summary: told.service_name },
  teams: told.team_name ? [{ id: told.team_name, summary: told.team_name }] : [],
  analytics: told,
})
