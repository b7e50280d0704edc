import type { IncidentRow, RowFlag } from '../../model/contract/evidence-tables.ts'
import { endOf, type MappedIncident } from '../../model/evidence/incident.ts'
import { incidentMapper } from '../../model/evidence/mapping.ts'
import { tellersOf } from '../../model/evidence/outage/merge-incidents.ts'
import { memberIds } from '../../model/evidence/outage/propose-outages.ts'
import { PROVENANCES } from '../../model/evidence/provenance.ts'
import { SEVERITIES } from '../../model/evidence/severity.ts'
import { knownAt } from '../../model/loss/known-at.ts'
import { LOSS_FLAGS, type Loss } from '../../model/loss/loss.ts'
import { MILLISECONDS_PER_MINUTE } from '../../model/quantity.ts'
import { reported } from '../../model/ranking/round.ts'
import { changedIncidents, readChanges } from './changes.ts'
import type { ReadingContext } from './context.ts'
import type { EvidenceTable } from './evidence-table.ts'
import { loadEvidence } from './load-evidence.ts'
import { loadMapping } from './load-mapping.ts'
import { isUnmapped } from './mapped-rows.ts'

/** Every incident that began before today, one row each, however many services felt it. */
export const INCIDENT_TABLE: EvidenceTable<IncidentRow> = {
  noun: 'incident',
  load: loadIncidents,
  words: ({ title, externalId, services, cause, sources, members }) =>
    `${title} ${externalId} ${services.join(' ')} ${cause} ${sources.join(' ')} ${members.join(' ')}`,
  facets: {
    flag: ({ flags }) => flags,
    service: ({ services }) => services,
    cause: ({ cause }) => [cause],
    severity: ({ severity }) => [severity],
    provenance: ({ provenances }) => provenances,
    source: ({ sources }) => sources,
  },
  sorts: {
    started: (left, right) => (left.startedAt < right.startedAt ? 1 : left.startedAt > right.startedAt ? -1 : 0),
    lost: (left, right) => right.lostMinutes - left.lostMinutes,
    lasted: (left, right) => right.lastedMinutes - left.lastedMinutes,
    severity: (left, right) => SEVERITIES.indexOf(left.severity) - SEVERITIES.indexOf(right.severity),
    title: (left, right) => left.title.localeCompare(right.title, 'en'),
    cause: (left, right) => left.cause.localeCompare(right.cause, 'en'),
  },
}

async function loadIncidents(context: ReadingContext): Promise<IncidentRow[]> {
  const { store } = context
  const [evidence, basis, told, changes] = await Promise.all([
    loadEvidence(context, null),
    loadMapping(context),
    store.incidents.all(),
    readChanges(store),
  ])
  const map = incidentMapper(basis)
  const mapped = told.flatMap((incident) => {
    const known = knownAt(incident, evidence.asOf)
    return known ? [map(known)] : []
  })
  const { rows } = changedIncidents(mapped, changes)
  const losses = Map.groupBy(evidence.losses, ({ incident }) => incident)
  return rows.map((incident) => {
    const edit = changes.incidents.get(incident.id)
    return incidentRow(incident, losses.get(incident.id) ?? [], {
      revision: edit?.revision ?? 0,
      isEdited: Object.keys(edit?.changes ?? {}).length > 0,
    })
  })
}

const lasted = ({ startedAt, endedAt }: Loss): number => (endedAt - startedAt) / MILLISECONDS_PER_MINUTE

/** The share that counts: what is left of its minutes after overlaps, over the time it lasted. */
export const countedShare = (loss: Loss): number => (lasted(loss) > 0 ? loss.minutes / lasted(loss) : 0)

function incidentRow(
  incident: MappedIncident,
  losses: readonly Loss[],
  { revision, isEdited }: { readonly revision: number; readonly isEdited: boolean },
): IncidentRow {
  const end = endOf(incident)
  const known = new Set(losses.map(({ provenance }) => provenance))
  const raised = new Set(losses.flatMap(({ flags }) => flags))
  const flags: RowFlag[] = [
    ...(isUnmapped(incident) ? (['unmapped'] as const) : []),
    ...LOSS_FLAGS.filter((flag) => raised.has(flag)),
    ...(incident.merged ? (['merged'] as const) : []),
    ...(isEdited ? (['edited'] as const) : []),
  ]
  return {
    id: incident.id,
    source: incident.source,
    externalId: incident.externalId,
    title: incident.title,
    url: incident.url,
    startedAt: new Date(incident.startedAt).toISOString(),
    endedAt: end === null ? null : new Date(end).toISOString(),
    lastedMinutes: reported(Math.max(0, ...losses.map(lasted))),
    severity: incident.severity,
    cause: incident.mappedCause,
    services: incident.felt.map(({ service }) => service),
    root: incident.root,
    share: reported(Math.max(0, ...losses.map(countedShare))),
    lostMinutes: reported(losses.reduce((sum, { minutes }) => sum + minutes, 0)),
    provenances: PROVENANCES.filter((provenance) => known.has(provenance)),
    durationConfirmed: incident.durationConfirmed,
    sources: [...tellersOf(incident)],
    members: incident.merged ? memberIds(incident) : [],
    revision,
    flags,
  }
}
