import type { WeighedIncident } from '../../model/contract/outages.ts'
import { endOf, type MappedIncident } from '../../model/evidence/incident.ts'

/** An incident as it is sent to somebody who weighs whether it is one outage with others. */
export function weighedIncident(incident: MappedIncident): WeighedIncident {
  const { id, title, url, startedAt, severity, felt } = incident
  const end = endOf(incident)
  return {
    id,
    title,
    url,
    startedAt: new Date(startedAt).toISOString(),
    endedAt: end === null ? null : new Date(end).toISOString(),
    severity,
    services: felt.map(({ service }) => service),
  }
}
