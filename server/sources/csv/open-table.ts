import { SourceFault } from '../source.ts'
import { columnNames, inferTable, separatorOf } from './header.ts'
import { readLines, type Separator } from './read-lines.ts'
import type { TableName } from './tables.ts'
import { readHead } from './utf8.ts'

/** A CSV file that can be read to its end, and what it holds. */
export interface CsvTable {
  readonly path: string
  readonly name: TableName
  readonly separator: Separator
  readonly columns: readonly string[]
  readonly headerLine: number
  /** Lines below the first. */
  readonly lines: number
}

/**
 * Reads a file through once, so that a fault in its last line refuses the file before the first row of it is stored.
 * Throws a SourceFault for a wrong header, wrong encoding and unbalanced quotes.
 */
export async function openTable(path: string): Promise<CsvTable> {
  const head = await readHead(path)
  const separator = separatorOf(head)
  let table: Omit<CsvTable, 'lines'> | null = null
  let lines = 0
  for await (const { line, cells } of readLines(path, separator)) {
    if (table) lines += 1
    else
      table = {
        path,
        separator,
        headerLine: line,
        columns: columnNames(cells),
        name: inferTable(path, line, cells).name,
      }
  }
  if (table) return { ...table, lines }
  throw new SourceFault({
    code: 'wrong-header',
    location: path,
    line: 1,
    message: `${path} is empty`,
    advice: 'The first line must name the columns.',
  })
}
