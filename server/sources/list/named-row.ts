import { z } from 'zod'
import { type ColumnMapping, columnMappingSchema } from '../../../model/contract/column-mapping.ts'
import type { CsvRow } from '../csv/row.ts'
import { sizeReason } from '../json-row.ts'
import { jsonText } from '../json-text.ts'
import type { KeptRow, RawRow } from '../source.ts'
import { cellNamed } from './flat-cells.ts'
import { type Cells, cellsFault, ourCells } from './our-cells.ts'

/** A row of somebody's list as it stands there. */
export interface ListedRow {
  readonly location: string
  readonly line: number
  /** A JSON value; of CSV its cells by name. */
  readonly content: unknown
  /** What it came as, where that is what `JSON.stringify` writes. */
  readonly text?: string | undefined
  /** Why it cannot be read as a row of its list; null when it can. */
  readonly fault: string | null
}

/** Rows one by one, in their order; a list of them is such rows. */
export interface ListedRows {
  readonly length: number
  at(position: number): ListedRow | undefined
}

/** A row with our names for its columns. What it came as stays with it, to be read again under another mapping. */
export function namedRow(row: ListedRow, mapping: ColumnMapping): RawRow {
  const { location, line, content, fault, text = jsonText(content) } = row
  const cells = ourCells(mapping.table, renamed(content, mapping), mapping.severities)
  const wrong = fault ?? sizeReason(text) ?? cellsFault(cells)
  const named: CsvRow = { table: mapping.table, records: [{ line, cells, fault: wrong }] }
  return { location, content: named, text, origin: { mapping, line, fault } satisfies NamedOrigin }
}

function renamed(content: unknown, { columns, values }: ColumnMapping): Cells {
  const cells: Record<string, string> = { ...values }
  for (const ours in columns) {
    const text = cellNamed(content, columns[ours] ?? '')
    if (text !== undefined) cells[ours] = text
  }
  return cells
}

const originSchema = z.object({ mapping: columnMappingSchema, line: z.number(), fault: z.string().nullable() })
type NamedOrigin = z.infer<typeof originSchema>

/** A row that was put aside, as it was read then; null for one of a table of our own. */
export function reopenNamed({ location, raw, origin }: KeptRow): RawRow | null {
  const parsed = originSchema.safeParse(origin)
  if (!parsed.success) return null
  const { mapping, line, fault } = parsed.data
  return namedRow({ location, line, content: JSON.parse(raw) as unknown, fault }, mapping)
}

/** Gives rows back one after the other; one with an id that a row before it has comes back with that as its fault. */
export function twinFinder(): (row: RawRow) => RawRow {
  const places = new Map<string, string>()
  return (row) => {
    const { table, records } = row.content as CsvRow
    const [record] = records
    const id = record?.cells.id ?? ''
    const before = places.get(id)
    if (id !== '' && before === undefined) places.set(id, row.location)
    if (!record || id === '' || before === undefined || record.fault !== null) return row
    const fault = `the id "${id}" is already at ${before}; each row needs its own`
    return { ...row, content: { table, records: [{ ...record, fault }] } satisfies CsvRow }
  }
}
