import type { Impact } from '../../../model/evidence/incident.ts'
import { suggestedCause } from '../../../model/evidence/suggested-cause.ts'
import type { Instant } from '../../../model/quantity.ts'
import { shortTitle, sizeReason } from '../json-row.ts'
import { DROPPED, mappedIncident, rejected } from '../map-result.ts'
import type { MapResult } from '../record.ts'
import { schemaReason } from '../row-fault.ts'
import type { RawRow } from '../source.ts'
import { componentShare, type ToldStatus } from './component-share.ts'
import { incidentSchema, isMaintenance, type StatuspageIncident, type StatuspageUpdate } from './incident-schema.ts'
import { inOrderOfTime, lifecycleOf, timeOfUpdate } from './lifecycle.ts'

/** One row of a Statuspage incidents.json as evidence, quarantine, or (maintenance) nothing. */
export function mapStatuspageIncident(row: RawRow, sourceId: string): MapResult {
  if (isMaintenance(row.content)) return DROPPED
  const tooBig = sizeReason(row.text)
  if (tooBig) return rejected(row, externalIdOf(row.content), tooBig)
  const parsed = incidentSchema.safeParse(row.content)
  if (!parsed.success) return rejected(row, externalIdOf(row.content), schemaReason(parsed.error, row.content))

  const incident = parsed.data
  const updates = inOrderOfTime(incident.incident_updates)
  const lifecycle = lifecycleOf(incident, updates)
  const end = lifecycle.mitigatedAt ?? lifecycle.resolvedAt ?? lifecycle.lastUpdatedAt
  return mappedIncident(row, {
    id: `${sourceId}/${incident.id}`,
    source: sourceId,
    externalId: incident.id,
    title: shortTitle(incident.name) || 'Untitled incident',
    startedAt: incident.started_at,
    ...lifecycle,
    severity: incident.impact,
    impacts: impactsOf(incident, updates, end),
    rootComponent: null,
    cause: null,
    suggestedCause: suggestedCause(
      incident.name,
      updates.map(({ body }) => body ?? ''),
    ),
    labels: [],
    responders: null,
    effort: null,
    risk: null,
    durationConfirmed: false,
    url:
      incident.shortlink && URL.canParse(incident.shortlink) && /^https?:/i.test(incident.shortlink)
        ? incident.shortlink
        : null,
  })
}

/** The row's own identifier, if it has one at all. */
export function externalIdOf(content: unknown): string | null {
  const id = (content as { id?: unknown } | null)?.id
  return typeof id === 'string' && id !== '' && id.length <= 200 ? id : null
}

/** Every component by its id, whether the incident or one of its updates names it. Groups are headings, not components. */
function impactsOf(incident: StatuspageIncident, updates: readonly StatuspageUpdate[], end: Instant): Impact[] {
  const groups = new Set((incident.components ?? []).filter(({ group }) => group).map(({ id }) => id))
  const names = new Map<string, string>()
  const told = new Map<string, ToldStatus[]>()
  updates.forEach((update, position) => {
    for (const { code, name, old_status, new_status } of update.affected_components ?? []) {
      names.set(code, name)
      if (!new_status) continue
      const status = { at: timeOfUpdate(update), first: position === 0, before: old_status ?? null, after: new_status }
      const before = told.get(code)
      if (before) before.push(status)
      else told.set(code, [status])
    }
  })
  for (const { id, name, status, updated_at } of incident.components ?? []) {
    // The incident's own list wins: its names are the newest, and without the group's name in front.
    names.set(id, name)
    // A page often opens an incident with its components still operational and changes them seconds later. That change
    // is in the list alone, and is about this incident when it was made while the incident lasted.
    if (!status || !updated_at || updated_at < incident.started_at || updated_at >= end) continue
    const change: ToldStatus = { at: updated_at, first: false, before: 'operational', after: status }
    told.set(
      id,
      [...(told.get(id) ?? []), change].sort((left, right) => left.at - right.at),
    )
  }
  return [...names]
    .filter(([component]) => !groups.has(component))
    .map(([component, name]) => ({
      component,
      name: name.trim() || component,
      share: componentShare(told.get(component) ?? [], incident.started_at, end),
    }))
}
