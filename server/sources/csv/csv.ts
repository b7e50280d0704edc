import { z } from 'zod'
import type { Coverage } from '../../../model/evidence/service.ts'
import { instant } from '../../../model/quantity.ts'
import { momentsOf } from '../coverage.ts'
import { type ColumnMemory, NO_MEMORY } from '../list/header.ts'
import { reopenNamed } from '../list/named-row.ts'
import { type NamedList, namedRowGroups, openList } from '../list/open-list.ts'
import { type Page, type RawRow, type Source, SourceFault } from '../source.ts'
import { mapUnderstood, type UnderstoodRow, understood } from '../understood.ts'
import { findLists } from './find-lists.ts'
import { mapCsvRow } from './map-row.ts'
import { type CsvTable, openTable } from './open-table.ts'
import { readReadings } from './read-readings.ts'
import { readRowGroups, reopenRow } from './read-rows.ts'

/** Rows that one transaction of the store takes well. */
const PAGE_ROWS = 1_000

interface CsvConfig {
  readonly files: readonly string[]
}

const configSchema = z.strictObject({
  /** Paths; in leverage.yaml relative to that file. */
  files: z.array(z.string().min(1)).min(1, 'name at least one file or folder').meta({ file: true }),
})

/** Lists on disk, of CSV, JSON or YAML. The header tells which table a file holds, or what a person has said of it. */
export const csv: Source<CsvConfig> = {
  type: 'csv',
  title: 'CSV',
  schedule: null,
  configSchema,
  read,
  map: (row, sourceId) => mapUnderstood(row, sourceId, mapCsvRow),
  reopen: (row) => reopenNamed(row) ?? reopenRow(row),
  pull: ({ files }, _cursor, { columns, sourceId }) => read(files, columns, sourceId),

  async check({ files }, { columns }) {
    try {
      await opened(files, columns)
      return null
    } catch (fault) {
      if (fault instanceof SourceFault) return fault
      throw fault
    }
  },
}

/** Reads files that may come from anywhere, as a screen and the command line give them. */
export async function* read(
  files: readonly string[],
  columns: ColumnMemory = NO_MEMORY,
  sourceId = '',
): AsyncGenerator<Page> {
  const lists = await opened(files, columns)
  const isUnknown = lists.some((list) => !('rows' in list) && (list.name === 'projects' || list.name === 'sli'))
  const lines = (list: CsvTable | NamedList) => ('rows' in list ? list.rows.length : list.lines)
  const expected = isUnknown ? null : lists.reduce((sum, list) => sum + lines(list), 0)
  for (const list of lists) {
    if ('rows' in list) yield* pagesOf(list.location, list.mapping.table, namedRowGroups(list), { expected, sourceId })
    else if (list.name !== 'sli') yield* pagesOf(list.path, list.name, readRowGroups(list), { expected, sourceId })
    else
      for await (const page of readReadings(list))
        yield { location: list.path, cursor: null, expected, coverage: null, ...page }
  }
}

/**
 * Every file is opened, and so checked to its end, before the first page: one that is refused leaves nothing behind.
 * How many rows several lines of projects make, and how many buckets a line, is known only at the end.
 */
async function opened(paths: readonly string[], columns: ColumnMemory): Promise<(CsvTable | NamedList)[]> {
  const lists: (CsvTable | NamedList)[] = []
  for (const { path, isTable } of await findLists(paths)) {
    if (!isTable) {
      lists.push(await openList(path, columns))
      continue
    }
    try {
      lists.push(await openTable(path))
    } catch (fault) {
      if (!(fault instanceof SourceFault) || fault.code !== 'wrong-header') throw fault
      lists.push(
        await openList(path, columns).catch((other) => Promise.reject(other instanceof SourceFault ? fault : other)),
      )
    }
  }
  return lists
}

async function* pagesOf(
  location: string,
  table: string,
  all: AsyncIterable<readonly RawRow[]> | Iterable<readonly RawRow[]>,
  { expected, sourceId }: { readonly expected: number | null; readonly sourceId: string },
): AsyncGenerator<Page> {
  let coverage: Coverage | null = null
  let rows: RawRow[] = []
  const page = (): Page => ({ location, rows, cursor: null, expected, coverage })
  for await (const group of all) {
    for (const row of group) {
      if (rows.length === PAGE_ROWS) {
        yield page()
        rows = []
      }
      if (table !== 'incidents') {
        rows.push(row)
        continue
      }
      const found = understood(row, mapCsvRow, sourceId)
      rows.push(found)
      coverage = covering(coverage, found)
    }
  }
  yield page()
}

/** A file of incidents covers the time from its oldest start to the newest moment in it; rows in quarantine tell nothing. */
function covering(span: Coverage | null, row: UnderstoodRow): Coverage | null {
  let covered = span
  for (const record of row.understood.records) {
    if (record.kind !== 'incident') continue
    const { startedAt } = record.value
    covered = {
      from: instant(Math.min(covered?.from ?? startedAt, startedAt)),
      to: instant(Math.max(covered?.to ?? startedAt, ...momentsOf(record.value))),
    }
  }
  return covered
}
