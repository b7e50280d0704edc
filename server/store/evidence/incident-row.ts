import type { Impact, Incident } from '../../../model/evidence/incident.ts'
import type { Hours, Instant } from '../../../model/quantity.ts'
import type { StoreDatabase } from '../database.ts'
import { listColumn, textsColumn } from '../json-column.ts'
import type { EvidenceTable } from '../schema.ts'
import type { SqlValue } from './encoding.ts'
import type { IncidentTable } from './tables.ts'

/** For the columns that EVIDENCE_TABLES names, in their order. */
export const encodeIncident = (incident: Incident): SqlValue[] => [
  incident.title,
  incident.startedAt,
  incident.detectedAt,
  incident.mitigatedAt,
  incident.resolvedAt,
  incident.lastUpdatedAt,
  incident.severity,
  JSON.stringify(incident.impacts),
  incident.rootComponent,
  incident.cause,
  incident.suggestedCause,
  listText(incident.labels),
  incident.responders,
  incident.effort,
  incident.risk,
  incident.durationConfirmed ? 1 : 0,
  incident.url,
  listText(incident.names ?? []),
]

/** Most incidents have neither labels nor names. */
const listText = (list: readonly string[]): string => (list.length === 0 ? NO_TEXTS : JSON.stringify(list))
const NO_TEXTS = '[]'

/** Every incident, earliest start first. Linear: about 3 microseconds an incident. */
export const readIncidents = (database: StoreDatabase): Promise<Incident[]> =>
  database.read(async (reader) =>
    (
      await reader
        .selectFrom('incident')
        .innerJoin('evidence', 'evidence.row_id', 'incident.row_id')
        .selectAll('incident')
        .select(['evidence.source_id', 'evidence.external_id'])
        .orderBy('started_at')
        .orderBy('source_id')
        .orderBy('external_id')
        .execute()
    ).map(decode),
  )

/** Of these only, in their order; an id that is not in the store is left out. Costs one index lookup an id and source. */
export const readIncidentsById = (database: StoreDatabase, ids: readonly string[]): Promise<Incident[]> =>
  database.read(async (reader) => {
    const sources = (await reader.selectFrom('source').select('id').execute()).map(({ id }) => id)
    const find = database.connection.prepare<[string, string], Parameters<typeof decode>[0]>(
      `SELECT incident.*, evidence.source_id, evidence.external_id
       FROM evidence JOIN incident ON incident.row_id = evidence.row_id
       WHERE evidence.source_id = ? AND evidence.kind = 'incident' AND evidence.external_id = ?`,
    )
    return ids.flatMap((id) =>
      sources.flatMap((source) => {
        const found = id.startsWith(`${source}/`) && find.get(source, id.slice(source.length + 1))
        return found ? [decode(found)] : []
      }),
    )
  })

const decode = (row: IncidentTable & Pick<EvidenceTable, 'source_id' | 'external_id'>): Incident => ({
  id: incidentId(row.source_id, row.external_id),
  source: row.source_id,
  externalId: row.external_id,
  title: row.title,
  startedAt: row.started_at as Instant,
  detectedAt: row.detected_at as Instant | null,
  mitigatedAt: row.mitigated_at as Instant | null,
  resolvedAt: row.resolved_at as Instant | null,
  lastUpdatedAt: row.last_updated_at as Instant | null,
  severity: row.severity,
  impacts: listColumn(row.impacts, 'incident.impacts', isImpact),
  rootComponent: row.root_component,
  cause: row.cause,
  suggestedCause: row.suggested_cause,
  labels: textsColumn(row.labels, 'incident.labels'),
  responders: row.responders,
  effort: row.effort as Hours | null,
  risk: row.risk,
  durationConfirmed: row.duration_confirmed === 1,
  url: row.url,
  ...(row.names === NO_TEXTS ? {} : { names: textsColumn(row.names, 'incident.names') }),
})

const incidentId = (source: string, externalId: string): string => `${source}/${externalId}`

function isImpact(entry: unknown): entry is Impact {
  if (typeof entry !== 'object' || entry === null) return false
  const { component, name, share } = entry as Partial<Record<keyof Impact, unknown>>
  return typeof component === 'string' && typeof name === 'string' && (share === null || typeof share === 'number')
}

/** What a list of incidents shows of each. */
export interface IncidentTitle {
  readonly title: string
  readonly url: string | null
  readonly source: string
}

/** Titles by incident id; an id that is not in the store is left out. Costs one index lookup an id and source. */
export function readIncidentTitles(
  database: StoreDatabase,
  ids: readonly string[],
): Promise<ReadonlyMap<string, IncidentTitle>> {
  return database.read(async (reader) => {
    const sources = (await reader.selectFrom('source').select('id').execute()).map(({ id }) => id)
    const find = database.connection.prepare<[string, string], IncidentTitle>(
      `SELECT incident.title, incident.url, evidence.source_id AS source
       FROM evidence JOIN incident ON incident.row_id = evidence.row_id
       WHERE evidence.source_id = ? AND evidence.kind = 'incident' AND evidence.external_id = ?`,
    )
    const titles = new Map<string, IncidentTitle>()
    for (const id of ids) {
      for (const source of sources) {
        const found = id.startsWith(`${source}/`) && find.get(source, id.slice(source.length + 1))
        if (found) titles.set(id, found)
      }
    }
    return titles
  })
}
