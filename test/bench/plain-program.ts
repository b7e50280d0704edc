import { type Connection, connect } from '../../server/store/connection.ts'
import type { FilledTable } from './filled-tables.ts'
import type { PlainRow, Vendor } from './vendors/vendor.ts'

/**
 * The plainest program that keeps what a vendor has: fetch, parse and prepared upserts, a transaction a page, under the
 * same pragmas. Nothing is checked, understood, counted or put aside. Gives how many rows the vendor has.
 */
export async function plainSync(vendor: Vendor, address: string, keep: KeepPage): Promise<number> {
  const seen = new Set<string>()
  const ask = async (path: string) => {
    const response = await fetch(address + path)
    return { text: await response.text(), headers: response.headers }
  }
  for await (const rows of vendor.pages(ask)) {
    for (const [id] of rows) seen.add(id)
    keep(rows)
  }
  return seen.size
}

/** Keeps a page in one transaction. */
type KeepPage = (rows: readonly PlainRow[]) => void

/** Five columns of one table: the limit of what any sync can reach, whatever it is for. */
export function inOneTable(database: string): Keeper {
  const connection = connect(database)
  connection.exec('CREATE TABLE row (id TEXT PRIMARY KEY, title TEXT, raw TEXT, began INTEGER, ended INTEGER)')
  const upsert = connection.prepare<[...PlainRow]>(
    `INSERT INTO row VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET title = excluded.title,
     raw = excluded.raw, began = excluded.began, ended = excluded.ended`,
  )
  return keeper(connection, (rows) => {
    for (const row of rows) upsert.run(...row)
  })
}

/** Rows of a table up to which it does not grow with what comes: all of it is written with the first page. */
const FEW_ROWS = 1_000

/**
 * The tables of the product itself, with their keys, indexes and checks, and in every column what the product put there: the
 * limit of what any sync into them can reach. What a row comes to is known before, so nothing is worked out; of measured
 * buckets that the product folds once all have come, only what is left of them is written.
 * @param database the product's, with nothing in it
 * @param count how many rows the vendor has
 */
export function inSameTables(database: string, tables: readonly FilledTable[], count: number): Keeper {
  const connection = connect(database)
  const writers = tables.map(({ name, columns, rows }) => {
    const upsert = connection.prepare<unknown[]>(
      `INSERT INTO ${name} (${columns.join(', ')}) VALUES (?${', ?'.repeat(columns.length - 1)})
       ON CONFLICT DO UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`,
    )
    let next = 0
    return (share: number) => {
      const end = rows.length <= FEW_ROWS ? rows.length : Math.ceil(rows.length * share)
      for (; next < end; next += 1) upsert.run(...(rows[next] ?? []))
    }
  })
  let come = 0
  return keeper(connection, ({ length }) => {
    come += length
    // Where windows of time meet, a row comes twice.
    for (const write of writers) write(Math.min(1, come / count))
  })
}

interface Keeper {
  readonly keep: KeepPage
  close(): void
}

const keeper = (connection: Connection, write: KeepPage): Keeper => ({
  keep: connection.transaction(write).immediate,
  close: () => connection.close(),
})
