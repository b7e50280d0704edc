import type { QueryClient } from '@tanstack/react-query'
import type { IncidentDetail, IncidentRow } from '../../../model/contract/evidence-tables.ts'
import type { IncidentChanges } from '../../../model/evidence/edit.ts'
import type { Amendment } from './amendment.ts'
import { type Page, ROWS_OF_INCIDENTS } from './queries.ts'

/** How a row is shown before the server has answered. */
export type NewerRows = ReadonlyMap<string, (row: IncidentRow) => IncidentRow>

/** The row as a person just said it is. What it then loses, only the server can tell. */
export function withChanges(row: IncidentRow, { cause, services, share, durationConfirmed }: IncidentChanges) {
  const settled = [...(cause === undefined ? [] : ['suggested-cause']), ...(services === undefined ? [] : ['unmapped'])]
  const flags = row.flags.filter((flag) => !settled.includes(flag))
  return {
    ...row,
    cause: cause ?? row.cause,
    services: services === undefined ? row.services : [...services],
    share: share ?? row.share,
    durationConfirmed: durationConfirmed ?? row.durationConfirmed,
    flags: flags.includes('edited') ? flags : [...flags, 'edited' as const],
  }
}

export const newerRows = (amendments: readonly Amendment[]): NewerRows =>
  new Map(
    amendments.flatMap(({ incidents, changes }) =>
      incidents.map(({ id }) => [id, (row: IncidentRow) => withChanges(row, changes)] as const),
    ),
  )

/** What was shown, and how to show it again. */
export interface Shown {
  readonly rows: ReadonlyMap<string, IncidentRow>
  readonly restore: () => void
}

/** Shows rows as they are about to be. An answer that is on its way would show the old ones again, so none is waited for. */
export async function showAtOnce(queries: QueryClient, newer: NewerRows): Promise<Shown> {
  const { pages, records } = ROWS_OF_INCIDENTS
  await Promise.all([queries.cancelQueries({ queryKey: pages }), queries.cancelQueries({ queryKey: records })])
  const before = [pages, records].flatMap((queryKey) => queries.getQueriesData({ queryKey }))
  const rows = new Map<string, IncidentRow>()
  const change = (row: IncidentRow) => {
    const newerRow = newer.get(row.id)
    if (newerRow) rows.set(row.id, row)
    return newerRow ? newerRow(row) : row
  }
  queries.setQueriesData<Page<'incidents'>>(
    { queryKey: pages },
    (page) => page && { ...page, rows: page.rows.map(change) },
  )
  queries.setQueriesData<IncidentDetail>(
    { queryKey: records },
    (record) => record && { ...record, row: change(record.row) },
  )
  return {
    rows,
    restore: () => {
      for (const [key, data] of before) queries.setQueryData(key, data)
    },
  }
}
