import type { TableName } from './tables.ts'

/** One line of a CSV file (a quoted cell may make it several). */
export interface CsvRecord {
  readonly line: number
  /** Cells by column, spaces around them taken off. */
  readonly cells: Readonly<Record<string, string>>
  /** Why the line cannot be read as a row of its table; null when it can. */
  readonly fault: string | null
}

/** What a raw row of a CSV file holds: one record, or all records of one project. */
export interface CsvRow {
  readonly table: TableName
  readonly records: readonly CsvRecord[]
}
