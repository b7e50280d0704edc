import { basename } from 'node:path'
import { z } from 'zod'
import type { KeptRow, RawRow } from '../source.ts'
import { LARGEST_CELL } from './cells.ts'
import type { CsvTable } from './open-table.ts'
import { type CsvLine, readLines } from './read-lines.ts'
import type { CsvRecord, CsvRow } from './row.ts'
import { TABLE_NAMES } from './tables.ts'

/** The rows of a table in order of the file; a project's rows are put together and come at its first line. */
export async function* readRows(table: CsvTable): AsyncGenerator<RawRow> {
  if (table.name === 'projects') yield* mergedRows(table)
  else yield* singleRows(table)
}

async function* singleRows(table: CsvTable): AsyncGenerator<RawRow> {
  const lineOf = new Map<string, number>()
  for await (const record of recordsOf(table)) {
    const id = record.cells.id ?? ''
    const before = lineOf.get(id)
    const fault =
      before === undefined
        ? record.fault
        : (record.fault ?? `the id "${id}" is already in line ${before}; each row needs its own`)
    if (id !== '' && before === undefined) lineOf.set(id, record.line)
    yield rawRow(table, [{ ...record, fault }])
  }
}

async function* mergedRows(table: CsvTable): AsyncGenerator<RawRow> {
  const groups = new Map<string, CsvRecord[]>()
  for await (const record of recordsOf(table)) {
    const key = record.cells.id || `line ${record.line}`
    const group = groups.get(key)
    if (group) group.push(record)
    else groups.set(key, [record])
  }
  for (const records of groups.values()) yield rawRow(table, records)
}

async function* recordsOf(table: CsvTable): AsyncGenerator<CsvRecord> {
  for await (const line of readLines(table.path, table.separator)) {
    if (line.line !== table.headerLine) yield recordOf(line, table.columns)
  }
}

function recordOf({ line, cells }: CsvLine, columns: readonly string[]): CsvRecord {
  const named = cells.flatMap((cell, position) => {
    const text = cell.trim()
    const column = columns[position] ?? (text === '' ? null : `column ${position + 1}`)
    return column === null ? [] : [[column, text] as const]
  })
  return { line, cells: Object.fromEntries(named), fault: lineFault(named, columns) }
}

function lineFault(named: readonly (readonly [string, string])[], columns: readonly string[]): string | null {
  if (named.length !== columns.length)
    return `has ${named.length} cells; the first line names ${columns.length} columns`
  for (const [column, text] of named) {
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
