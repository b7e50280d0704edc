import { stat } from 'node:fs/promises'
import { SourceFault } from '../source.ts'
import { columnNames, inferTable, separatorOf } from './header.ts'
import { type CsvLine, readLineGroups, type Separator } from './read-lines.ts'
import type { TableName } from './tables.ts'
import { readHead } from './utf8.ts'

/** Bytes of a file whose lines are kept from when it was checked; a larger one is read again. */
const MOST_KEPT = 16_000_000

/** A CSV file that can be read to its end, and what it holds. */
export interface CsvTable {
  readonly path: string
  readonly name: TableName
  readonly separator: Separator
  readonly columns: readonly string[]
  readonly headerLine: number
  /** Lines below the first. */
  readonly lines: number
  /** Those lines; null when there are too many to keep. */
  readonly kept: readonly CsvLine[] | null
}

/**
 * Reads a file through once, so that a fault in its last line refuses the file before the first row of it is stored.
 * Throws a SourceFault for a wrong header, wrong encoding and unbalanced quotes.
 */
export async function openTable(path: string): Promise<CsvTable> {
  const head = await readHead(path)
  const separator = separatorOf(head)
  const kept: CsvLine[] | null = (await stat(path)).size <= MOST_KEPT ? [] : null
  let table: Omit<CsvTable, 'lines' | 'kept'> | null = null
  let lines = 0
  for await (const group of readLineGroups(path, separator)) {
    for (const read of group) {
      if (!table) {
        const { line, cells } = read
        const { name } = inferTable(path, line, cells)
        table = { path, separator, headerLine: line, columns: columnNames(cells), name }
        continue
      }
      lines += 1
      kept?.push(read)
    }
  }
  if (table) return { ...table, lines, kept }
  throw new SourceFault({
    code: 'wrong-header',
    location: path,
    line: 1,
    message: `${path} is empty`,
    advice: 'The first line must name the columns.',
  })
}
