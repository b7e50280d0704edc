import { connect } from '../../server/store/connection.ts'

/** A table of which a sync filled rows, with all that is in it. */
export interface FilledTable {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly unknown[])[]
}

/** The tables of which a database holds more rows than an empty one, those that others refer to first. */
export function filledTables(database: string, empty: string): FilledTable[] {
  const [filled, before] = [connect(database), connect(empty)]
  const rowsIn = (connection: typeof filled, name: string) =>
    connection.prepare<[], unknown[]>(`SELECT * FROM ${name}`).raw().all()
  try {
    // In the order in which migrations made them.
    return filled
      .prepare<[], string>(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid",
      )
      .pluck()
      .all()
      .map((name) => ({
        name,
        columns: filled
          .prepare(`SELECT * FROM ${name}`)
          .columns()
          .map((column) => column.name),
        rows: rowsIn(filled, name),
      }))
      .filter(({ name, rows }) => rows.length > rowsIn(before, name).length)
  } finally {
    filled.close()
    before.close()
  }
}
