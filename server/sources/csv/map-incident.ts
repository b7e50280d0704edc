import { INCIDENT_CAUSES } from '../../../model/evidence/cause.ts'
import type { Incident } from '../../../model/evidence/incident.ts'
import { SEVERITIES } from '../../../model/evidence/severity.ts'
import { suggestedCause } from '../../../model/evidence/suggested-cause.ts'
import { hours, ratio } from '../../../model/quantity.ts'
import { choice, identifier, list, needed, number, text, time, truth, webAddress } from './cells.ts'
import type { CsvRecord } from './row.ts'

const severity = choice(SEVERITIES)
const cause = choice(INCIDENT_CAUSES)

/** An incident from its row. Services are named as the file names them; mapping to configured ones comes later. */
export function incidentFromCsv(record: CsvRecord, sourceId: string): Incident {
  const externalId = needed(identifier, record, 'id')
  const share = number(record, 'share', { least: 0, most: 1 })
  const effort = number(record, 'effort_hours', { least: 0 })
  const title = needed(text, record, 'title')
  return {
    id: `${sourceId}/${externalId}`,
    source: sourceId,
    externalId,
    title,
    startedAt: needed(time, record, 'started_at'),
    detectedAt: time(record, 'detected_at'),
    mitigatedAt: time(record, 'mitigated_at'),
    resolvedAt: time(record, 'resolved_at'),
    lastUpdatedAt: null,
    severity: needed(severity, record, 'severity'),
    impacts: list(record, 'services').map((name) => ({
      component: name,
      name,
      share: share === null ? null : ratio(share),
    })),
    rootComponent: text(record, 'root_service'),
    cause: cause(record, 'cause'),
    suggestedCause: suggestedCause(title, []),
    labels: list(record, 'labels'),
    responders: number(record, 'responders', { least: 0 }),
    effort: effort === null ? null : hours(effort),
    risk: identifier(record, 'risk'),
    durationConfirmed: truth(record, 'duration_confirmed') ?? false,
    url: webAddress(record, 'url'),
  }
}
