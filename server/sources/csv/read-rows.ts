import { basename } from 'node:path'
import { z } from 'zod'
import type { KeptRow, RawRow } from '../source.ts'
import { isTurnDue, nextTurn } from '../turn.ts'
import { LARGEST_CELL } from './cells.ts'
import type { CsvTable } from './open-table.ts'
import { type CsvLine, readLineGroups } from './read-lines.ts'
import type { CsvRecord, CsvRow } from './row.ts'
import { TABLE_NAMES } from './tables.ts'

/** Lines that are looked at before anything else has its turn. */
const LINES_AT_ONCE = 100

/** The rows of a table in order of the file; a project's rows are put together and come at its first line. */
export async function* readRows(table: CsvTable): AsyncGenerator<RawRow> {
  for await (const rows of readRowGroups(table)) yield* rows
}

/** The same, as many at a time as are read at once. */
export function readRowGroups(table: CsvTable): AsyncGenerator<readonly RawRow[]> {
  return table.name === 'projects' ? mergedRows(table) : singleRows(table)
}

async function* singleRows(table: CsvTable): AsyncGenerator<readonly RawRow[]> {
  const lineOf = new Map<string, number>()
  const recordFrom = recordReader(table)
  const rowFrom = rowWriter(table)
  const rowOf = (record: CsvRecord): RawRow => {
    const id = record.cells.id ?? ''
    const before = id === '' ? undefined : lineOf.get(id)
    if (before === undefined) {
      if (id !== '') lineOf.set(id, record.line)
      return rowFrom([record])
    }
    if (record.fault !== null) return rowFrom([record])
    return rowFrom([{ ...record, fault: `the id "${id}" is already in line ${before}; each row needs its own` }])
  }
  for await (const lines of linesOf(table)) yield lines.map((line) => rowOf(recordFrom(line)))
}

async function* mergedRows(table: CsvTable): AsyncGenerator<readonly RawRow[]> {
  const groups = new Map<string, CsvRecord[]>()
  const recordFrom = recordReader(table)
  const rowFrom = rowWriter(table)
  for await (const lines of linesOf(table)) {
    for (const line of lines) {
      const record = recordFrom(line)
      const key = record.cells.id || `line ${record.line}`
      const group = groups.get(key)
      if (group) group.push(record)
      else groups.set(key, [record])
    }
  }
  for (const records of groups.values()) yield [rowFrom(records)]
}

/** The lines below the first. */
async function* linesOf({ path, separator, headerLine, kept }: CsvTable): AsyncGenerator<readonly CsvLine[]> {
  for (let first = 0; kept && first < kept.length; first += LINES_AT_ONCE) {
    if (isTurnDue()) await nextTurn()
    yield kept.slice(first, first + LINES_AT_ONCE)
  }
  if (kept) return
  for await (const group of readLineGroups(path, separator)) yield group.filter(({ line }) => line !== headerLine)
}

function recordReader({ columns }: CsvTable): (line: CsvLine) => CsvRecord {
  return ({ line, cells }) => {
    const named: Record<string, string> = {}
    let count = 0
    let fault: string | null = null
    for (let position = 0; position < cells.length; position += 1) {
      const text = cells[position]?.trim() ?? ''
      const column = columns[position] ?? (text === '' ? null : `column ${position + 1}`)
      if (column === null) continue
      named[column] = text
      count += 1
      fault ??= cellFault(column, text)
    }
    if (count !== columns.length) fault = `has ${count} cells; the first line names ${columns.length} columns`
    return { line, cells: named, fault }
  }
}

function cellFault(column: string, text: string): string | null {
  if (text.length > LARGEST_CELL) return `${column} has ${text.length} characters; a cell has at most ${LARGEST_CELL}`
  if (text.includes('\0')) return `${column} has a NUL character, which is no text`
  return null
}

function rowWriter({ path, name, headerLine }: CsvTable): (records: readonly CsvRecord[]) => RawRow {
  const file = basename(path)
  return (records) => {
    const [first] = records
    const origin: CsvOrigin = { table: name, records: records.map(({ line, fault }) => ({ line, fault })) }
    return {
      location: `${file} line ${first?.line ?? headerLine}`,
      content: { table: name, records },
      text: JSON.stringify(records.length === 1 ? first?.cells : records.map(({ cells }) => cells)),
      origin,
    }
  }
}

/** What the text of a row does not tell: its table, its lines, and what is wrong with them in their file. */
const originSchema = z.object({
  table: z.enum(TABLE_NAMES),
  records: z.array(z.object({ line: z.number(), fault: z.string().nullable() })),
})
type CsvOrigin = z.infer<typeof originSchema>

/** A row as it was read. Throws for one that was put aside without its table. */
export function reopenRow({ location, raw, origin }: KeptRow): RawRow {
  const { table, records } = originSchema.parse(origin)
  const document: unknown = JSON.parse(raw)
  const cells = z.array(z.record(z.string(), z.string())).parse(Array.isArray(document) ? document : [document])
  const content: CsvRow = {
    table,
    records: records.map((record, position) => ({ ...record, cells: cells[position] ?? {} })),
  }
  return { location, content, text: raw, origin }
}
