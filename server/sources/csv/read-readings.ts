import type { SliBucket } from '../../../model/evidence/sli.ts'
import { type Instant, instant, MILLISECONDS_PER_MINUTE } from '../../../model/quantity.ts'
import type { SliReading } from '../record.ts'
import type { RawRow } from '../source.ts'
import { showInstant } from '../time.ts'
import { type BucketRow, bucketsFromCsv } from './bucket-cells.ts'
import { CellFault } from './cells.ts'
import type { CsvTable } from './open-table.ts'
import { readRows } from './read-rows.ts'
import type { CsvRow } from './row.ts'

/** Buckets that a page holds before the next begins. */
const PAGE_BUCKETS = 10_000

export interface ReadingsPage {
  readonly readings: readonly SliReading[]
  /** Rows with something wrong in them, for quarantine. */
  readonly rows: readonly RawRow[]
}

/**
 * A table of buckets as readings. Rows of a series come in order of time; one that begins before the row above it has
 * ended is put aside, since events would count twice.
 */
export async function* readReadings(table: CsvTable): AsyncGenerator<ReadingsPage> {
  const endOf = new Map<string, Instant>()
  let page = emptyPage()
  for await (const row of readRows(table)) {
    const read = readingOf(row, endOf)
    if (read.fault !== null) page.rows.push(read.fault)
    else addTo(page, read.row)
    if (page.buckets < PAGE_BUCKETS) continue
    yield { rows: page.rows, readings: [...page.readings.values()] }
    page = emptyPage()
  }
  yield { rows: page.rows, readings: [...page.readings.values()] }
}

type Growing = Omit<SliReading, 'buckets'> & { readonly buckets: SliBucket[] }
const emptyPage = () => ({ readings: new Map<string, Growing>(), rows: [] as RawRow[], buckets: 0 })

function addTo(page: ReturnType<typeof emptyPage>, { series, title, service, slo, buckets }: BucketRow): void {
  const known = page.readings.get(series)
  if (known) known.buckets.push(...buckets)
  else page.readings.set(series, { externalId: series, title, service, slo, buckets: [...buckets] })
  page.buckets += buckets.length
}

type Read = { readonly row: BucketRow; readonly fault: null } | { readonly fault: RawRow }

function readingOf(raw: RawRow, endOf: Map<string, Instant>): Read {
  const [record] = (raw.content as CsvRow).records
  if (!record || record.fault !== null) return { fault: raw }
  try {
    const row = bucketsFromCsv(record)
    const [first, last] = [row.buckets[0], row.buckets.at(-1)]
    if (!first || !last) return { fault: raw }
    const end = endOf.get(row.series)
    if (end !== undefined && first.start < end) {
      const fault = `begins before ${showInstant(end)}, where the row above it of "${row.series}" ends`
      return { fault: { ...raw, content: { table: 'sli', records: [{ ...record, fault }] } satisfies CsvRow } }
    }
    endOf.set(row.series, instant(last.start + last.length * MILLISECONDS_PER_MINUTE))
    return { row, fault: null }
  } catch (fault) {
    if (fault instanceof CellFault) return { fault: raw }
    throw fault
  }
}
