import { z } from 'zod'
import type { Coverage } from '../../../model/evidence/service.ts'
import { instant } from '../../../model/quantity.ts'
import { momentsOf } from '../coverage.ts'
import { type Page, type RawRow, type Source, SourceFault } from '../source.ts'
import { mapCsvRow } from './map-row.ts'
import { openTable } from './open-table.ts'
import { readReadings } from './read-readings.ts'
import { readRows, reopenRow } from './read-rows.ts'

/** Rows that one transaction of the store takes well. */
const PAGE_ROWS = 1_000

interface CsvConfig {
  readonly files: readonly string[]
}

const configSchema = z.strictObject({
  /** Paths; in leverage.yaml relative to that file. */
  files: z.array(z.string().min(1)).min(1, 'name at least one file').meta({ file: true }),
})

/** CSV files on disk. The header tells which table a file holds. */
export const csv: Source<CsvConfig> = {
  type: 'csv',
  title: 'CSV',
  schedule: null,
  configSchema,
  read,
  map: mapCsvRow,
  reopen: reopenRow,
  pull: ({ files }) => read(files),

  async check({ files }) {
    try {
      for (const file of files) await openTable(file)
      return null
    } catch (fault) {
      if (fault instanceof SourceFault) return fault
      throw fault
    }
  },
}

/**
 * Every file is opened, and so checked to its end, before the first page: one that is refused leaves nothing behind.
 * How many rows several lines of projects make, and how many buckets a line, is known only at the end.
 */
async function* read(files: readonly string[]): AsyncGenerator<Page> {
  const tables = []
  for (const file of files) tables.push(await openTable(file))
  const isUnknown = tables.some(({ name }) => name === 'projects' || name === 'sli')
  const expected = isUnknown ? null : tables.reduce((sum, { lines }) => sum + lines, 0)
  for (const table of tables) {
    if (table.name === 'sli') {
      for await (const page of readReadings(table)) {
        yield { location: table.path, cursor: null, expected, coverage: null, ...page }
      }
      continue
    }
    let coverage: Coverage | null = null
    let rows: RawRow[] = []
    const page = (): Page => ({ location: table.path, rows, cursor: null, expected, coverage })
    for await (const row of readRows(table)) {
      if (rows.length === PAGE_ROWS) {
        yield page()
        rows = []
      }
      rows.push(row)
      if (table.name === 'incidents') coverage = covering(coverage, row)
    }
    yield page()
  }
}

/** A file of incidents covers the time from its oldest start to the newest moment in it; rows in quarantine tell nothing. */
function covering(span: Coverage | null, row: RawRow): Coverage | null {
  const moments = mapCsvRow(row, '').records.flatMap((record) =>
    record.kind === 'incident' ? momentsOf(record.value) : [],
  )
  const [from] = moments
  if (from === undefined) return span
  return {
    from: instant(Math.min(span?.from ?? from, from)),
    to: instant(Math.max(span?.to ?? from, ...moments)),
  }
}
