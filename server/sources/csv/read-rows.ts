import { basename } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { z } from 'zod'
import type { KeptRow, RawRow } from '../source.ts'
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
  const rowOf = (record: CsvRecord): RawRow => {
    const id = record.cells.id ?? ''
    const before = lineOf.get(id)
    if (id !== '' && before === undefined) lineOf.set(id, record.line)
    if (before === undefined || record.fault !== null) return rawRow(table, [record])
    return rawRow(table, [{ ...record, fault: `the id "${id}" is already in line ${before}; each row needs its own` }])
  }
  for await (const lines of linesOf(table)) yield lines.map((line) => rowOf(recordOf(line, table.columns)))
}

async function* mergedRows(table: CsvTable): AsyncGenerator<readonly RawRow[]> {
  const groups = new Map<string, CsvRecord[]>()
  for await (const lines of linesOf(table)) {
    for (const line of lines) {
      const record = recordOf(line, table.columns)
      const key = record.cells.id || `line ${record.line}`
      const group = groups.get(key)
      if (group) group.push(record)
      else groups.set(key, [record])
    }
  }
  for (const records of groups.values()) yield [rawRow(table, records)]
}

/** The lines below the first. */
async function* linesOf({ path, separator, headerLine, kept }: CsvTable): AsyncGenerator<readonly CsvLine[]> {
  for (let first = 0; kept && first < kept.length; first += LINES_AT_ONCE) {
    await nextTurn()
    yield kept.slice(first, first + LINES_AT_ONCE)
  }
  if (kept) return
  for await (const group of readLineGroups(path, separator)) yield group.filter(({ line }) => line !== headerLine)
}

function recordOf({ line, cells }: CsvLine, columns: readonly string[]): CsvRecord {
  const named: Record<string, string> = {}
  let count = 0
  for (const [position, cell] of cells.entries()) {
    const text = cell.trim()
    const column = columns[position] ?? (text === '' ? null : `column ${position + 1}`)
    if (column === null) continue
    named[column] = text
    count += 1
  }
  return { line, cells: named, fault: lineFault(named, count, columns) }
}

function lineFault(named: Readonly<Record<string, string>>, count: number, columns: readonly string[]): string | null {
  if (count !== columns.length) return `has ${count} cells; the first line names ${columns.length} columns`
  for (const column in named) {
    const text = named[column] ?? ''
    if (text.length > LARGEST_CELL) return `${column} has ${text.length} characters; a cell has at most ${LARGEST_CELL}`
    if (text.includes('\0')) return `${column} has a NUL character, which is no text`
  }
  return null
}

function rawRow(table: CsvTable, records: readonly CsvRecord[]): RawRow {
  const cells = records.map((record) => record.cells)
  const origin: CsvOrigin = { table: table.name, records: records.map(({ line, fault }) => ({ line, fault })) }
  return {
    location: `${basename(table.path)} line ${records[0]?.line ?? table.headerLine}`,
    content: { table: table.name, records },
    text: JSON.stringify(cells.length === 1 ? cells[0] : cells),
    origin,
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
