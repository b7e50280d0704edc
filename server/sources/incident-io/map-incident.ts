import type { Impact, Incident } from '../../../model/evidence/incident.ts'
import { SEVERITIES, type Severity } from '../../../model/evidence/severity.ts'
import { suggestedCause } from '../../../model/evidence/suggested-cause.ts'
import { hours, type Instant } from '../../../model/quantity.ts'
import { shortTitle } from '../json-row.ts'
import { severityOfPriority } from '../priority-severity.ts'
import type { MappingRules } from './config.ts'
import type { IncidentIoIncident } from './schema.ts'

const MINUTES_PER_HOUR = 60

/** An incident of incident.io as evidence. It was noticed when it was reported, where somebody states when its impact began. */
export function incidentOf(incident: IncidentIoIncident, source: string, rules: MappingRules): Incident {
  const { id, name, summary, severity, workload_minutes_total: workload } = incident
  const stamps = timestampsOf(incident)
  const impactStart = stamps.get(bare(rules.impactStart)) ?? null
  const reported = stamps.get('reported') ?? incident.created_at
  const people = (incident.incident_role_assignments ?? []).map(({ assignee }) => assignee?.id ?? assignee?.name)
  const responders = new Set(people.filter((person) => person !== null && person !== undefined)).size
  return {
    id: `${source}/${id}`,
    source,
    externalId: id,
    title: shortTitle(name) || incident.reference || 'Untitled incident',
    startedAt: impactStart ?? reported,
    detectedAt: impactStart !== null && reported >= impactStart ? reported : null,
    mitigatedAt: stamps.get('fixed') ?? null,
    resolvedAt: endOf(incident, stamps),
    lastUpdatedAt: incident.updated_at ?? null,
    severity: severityOf(severity?.name, rules),
    impacts: impactsOf(incident, rules.serviceField),
    rootComponent: null,
    cause: null,
    suggestedCause: suggestedCause(name, summary ? [summary] : []),
    labels: labelsOf(incident),
    responders: responders > 0 ? responders : null,
    // What people were seen to do for it in chat and calls; 0 is what nobody was seen to do.
    effort: workload ? hours(workload / MINUTES_PER_HOUR) : null,
    risk: null,
    durationConfirmed: false,
    url: incident.permalink && /^https?:/i.test(incident.permalink) ? incident.permalink : null,
  }
}

/** When what happened, by its bare name. */
type Timestamps = ReadonlyMap<string, Instant>

function timestampsOf({ incident_timestamp_values }: IncidentIoIncident): Timestamps {
  const stamps = new Map<string, Instant>()
  for (const { incident_timestamp, value } of incident_timestamp_values ?? []) {
    const name = bare(incident_timestamp.name)
    // Of two that are called the same the first that says when counts.
    if (value?.value && !stamps.has(name)) stamps.set(name, value.value)
  }
  return stamps
}

/** "Impact started" and "Impact started at" are one. */
const bare = (name: string): string => name.trim().toLowerCase().replace(/ at$/, '')

/** What is over and has no such timestamp ended at the latest with what was last said of it. */
function endOf({ incident_status: { category }, updated_at }: IncidentIoIncident, stamps: Timestamps): Instant | null {
  if (category !== 'learning' && category !== 'closed') return null
  return stamps.get('resolved') ?? stamps.get('fixed') ?? stamps.get('closed') ?? updated_at ?? null
}

function severityOf(name: string | null | undefined, { severities }: MappingRules): Severity {
  const ours = SEVERITIES.find((severity) => severity === name?.trim().toLowerCase())
  return severityOfPriority(name, severities) ?? ours ?? 'minor'
}

type FieldValue = NonNullable<IncidentIoIncident['custom_field_entries']>[number]['values'][number]

const shown = ({ value_option, value_catalog_entry, value_text }: FieldValue) => {
  const name = value_option?.value ?? value_catalog_entry?.name ?? value_text?.trim()
  return name ? { id: value_option?.id ?? value_catalog_entry?.id ?? name, name } : null
}

function impactsOf({ custom_field_entries }: IncidentIoIncident, field: string): Impact[] {
  const entries = (custom_field_entries ?? []).filter(({ custom_field }) => bare(custom_field.name) === bare(field))
  const values = entries.flatMap(({ values }) => values.map(shown)).filter((value) => value !== null)
  const names = new Map(values.map(({ id, name }) => [id, name]))
  return [...names].map(([component, name]) => ({ component, name: name.trim() || component, share: null }))
}

/** Custom fields as labels, so that rules can look at them: "Cause: deploy". */
const labelsOf = ({ custom_field_entries }: IncidentIoIncident): string[] =>
  (custom_field_entries ?? []).flatMap(({ custom_field, values }) =>
    values.flatMap((value) => {
      const told = value.value_text ? null : shown(value)
      return told === null ? [] : [`${custom_field.name}: ${told.name}`]
    }),
  )
