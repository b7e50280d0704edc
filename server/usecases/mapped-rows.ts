import type { Issue, Request, ToldIssue, ToldRequest } from '../../model/evidence/demand.ts'
import { demandMapping } from '../../model/evidence/demand-mapping.ts'
import type { Incident, MappedIncident } from '../../model/evidence/incident.ts'
import { incidentMapper, type MappingBasis } from '../../model/evidence/mapping.ts'
import { UNMAPPED } from '../../model/evidence/service.ts'
import { type Changes, changedIncidents } from './changes.ts'

/** How many rows of each source belong to no service, by source id. */
export type UnmappedRows = ReadonlyMap<string, number>

export interface Rows {
  readonly incidents: readonly Incident[]
  readonly issues: readonly ToldIssue[]
  readonly requests: readonly ToldRequest[]
}

export interface MappedRows {
  readonly incidents: readonly MappedIncident[]
  readonly issues: readonly Issue[]
  readonly requests: readonly Request[]
  readonly unmapped: UnmappedRows
  /** Incidents whose source has changed a field since a person edited it. */
  readonly editedApart: number
}

/** Rows with the services they belong to: by rules and names, and over those by what people changed. */
export function mappedRows(basis: MappingBasis, { incidents, issues, requests }: Rows, changes: Changes): MappedRows {
  const { rows, apart } = changedIncidents(incidents.map(incidentMapper(basis)), changes)
  const mapping = demandMapping(basis)
  const mapped = <Row extends ToldIssue | ToldRequest>(row: Row): Row => ({ ...row, service: mapping(row).service })
  const mappedIssues = issues.map(mapped)
  const mappedRequests = requests.map(mapped)
  const unmapped = new Map<string, number>()
  const count = ({ source }: { readonly source: string }) => unmapped.set(source, (unmapped.get(source) ?? 0) + 1)
  for (const row of rows) if (isUnmapped(row)) count(row)
  for (const row of [...mappedIssues, ...mappedRequests]) if (isWaiting(row)) count(row)
  return { incidents: rows, issues: mappedIssues, requests: mappedRequests, unmapped, editedApart: apart }
}

export const isUnmapped = ({ felt }: MappedIncident): boolean => felt.every(({ service }) => service === UNMAPPED)

/** Closed issues and requests weigh nothing, so nobody need map them. */
const isWaiting = ({ service, closedAt }: Issue | Request): boolean => service === null && closedAt === null
