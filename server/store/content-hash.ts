import { createHash } from 'node:crypto'
import type { Connection } from './connection.ts'

/** SHA-256 of every row of every table, in the order of the file: equal for two files that hold the same. Reads the whole file. */
export function contentHash(connection: Connection): string {
  const sum = createHash('sha256')
  const tables = connection
    .prepare<[], string>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .pluck()
    .all()
  for (const table of tables) {
    sum.update(`${table}\n`)
    for (const row of connection.prepare(`SELECT * FROM "${table}"`).raw().iterate()) sum.update(JSON.stringify(row))
  }
  return sum.digest('hex')
}
