import { type ColumnMapping, MAPPED_TABLES, type MappedTable } from '../../../model/contract/column-mapping.ts'
import { TABLES, type Table } from '../csv/tables.ts'
import { nearestName } from '../nearest-name.ts'
import type { ListHeader } from './header.ts'

/** What sheets, trackers and status tools call the columns of an incident, the likeliest first. */
const USUAL: Readonly<Record<string, readonly string[]>> = {
  id: [
    'key',
    'number',
    'incident_id',
    'incident_number',
    'incident_key',
    'reference',
    'ref',
    'ticket',
    'ticket_no',
    'ticket_number',
    'issue_key',
  ],
  title: ['name', 'summary', 'subject', 'headline', 'short_description', 'incident', 'description'],
  started_at: [
    'start',
    'started',
    'start_time',
    'start_date',
    'begin',
    'began',
    'impact_start',
    'opened_at',
    'opened',
    'occurred_at',
    'created_at',
    'created',
    'date',
  ],
  detected_at: ['detected', 'detection_time', 'acknowledged_at', 'acknowledged'],
  mitigated_at: ['mitigated', 'mitigation_time'],
  resolved_at: [
    'resolved',
    'end',
    'ended',
    'ended_at',
    'end_time',
    'end_date',
    'impact_end',
    'closed_at',
    'closed',
    'restored_at',
    'finished_at',
    'finished',
  ],
  severity: ['sev', 'priority', 'prio', 'impact', 'urgency', 'level', 'criticality'],
  services: [
    'service',
    'service_name',
    'components',
    'component',
    'affected_services',
    'affected',
    'system',
    'product',
    'application',
  ],
  root_service: ['root_cause_service'],
  cause: ['root_cause', 'cause_category'],
  labels: ['tags'],
  url: ['link', 'html_url', 'permalink'],
}

/**
 * What the columns of a list might mean, by their names: a table, and whichever of its columns can be told. Never used
 * until a person has seen it. A list of which no column is known is taken for one of incidents, as most are.
 */
export function guessColumns({ names }: ListHeader): ColumnMapping {
  let best: ColumnMapping = { table: 'incidents', columns: {}, values: {} }
  let most = Number.NEGATIVE_INFINITY
  for (const table of MAPPED_TABLES) {
    const { required, optional } = tableOf(table)
    const columns = guessed(table, [...required, ...optional], names)
    const found = Object.keys(columns).length
    if (found === 0) continue
    const score = found - 2 * required.filter((column) => !(column in columns)).length
    if (score > most) {
      best = { table, columns, values: {} }
      most = score
    }
  }
  return best
}

function tableOf(name: MappedTable): Pick<Table, 'required' | 'optional'> {
  return TABLES.find((table) => table.name === name) ?? { required: [], optional: [] }
}

/** Each of their columns is taken once, by the first of ours that it fits. */
function guessed(table: MappedTable, ours: readonly string[], names: readonly string[]): Record<string, string> {
  const left = new Map(names.map((name) => [plain(name), name]))
  const columns: Record<string, string> = {}
  const take = (column: string, name: string | null | undefined) => {
    const theirs = name === null || name === undefined ? undefined : left.get(name)
    if (theirs === undefined || name === null || name === undefined || column in columns) return
    columns[column] = theirs
    left.delete(name)
  }
  for (const column of ours) take(column, column)
  if (table === 'incidents') {
    for (const column of ours) {
      const usual = USUAL[column] ?? []
      take(
        column,
        usual.find((name) => left.has(name)),
      )
    }
  }
  for (const column of ours) if (!(column in columns)) take(column, nearestName(column, [...left.keys()]))
  return columns
}

/** "Start time (UTC)" -> "start_time", "service.name" -> "service_name". */
const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\(.*?\)/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '')
