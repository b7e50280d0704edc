import { type Connection, connect } from '../../server/store/connection.ts'
import type { PlainRow, Vendor } from './vendors/vendor.ts'

/**
 * The plainest program that keeps what a vendor has: fetch, parse and a prepared upsert, a transaction a page, under the
 * same pragmas. Nothing is checked, understood, counted or put aside: the limit of what any sync can reach. Gives how many
 * rows there are then.
 */
export async function plainSync({ pages }: Vendor, address: string, database: string): Promise<number> {
  const connection = connect(database)
  const keep = keeper(connection)
  const ask = async (path: string) => {
    const response = await fetch(address + path)
    return { text: await response.text(), headers: response.headers }
  }
  for await (const rows of pages(ask)) keep(rows)
  const kept = connection.prepare('SELECT count(*) FROM row').pluck().get() as number
  connection.close()
  return kept
}

function keeper(connection: Connection): (rows: readonly PlainRow[]) => void {
  connection.exec('CREATE TABLE row (id TEXT PRIMARY KEY, title TEXT, raw TEXT, began INTEGER, ended INTEGER)')
  const upsert = connection.prepare<[...PlainRow]>(
    `INSERT INTO row VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET title = excluded.title,
     raw = excluded.raw, began = excluded.began, ended = excluded.ended`,
  )
  return connection.transaction((rows: readonly PlainRow[]) => {
    for (const row of rows) upsert.run(...row)
  }).immediate
}
