import type { Connection } from '../../server/store/connection.ts'
import { connect } from '../../server/store/connection.ts'

interface Row {
  readonly id: string | number
  readonly title?: string
  readonly name?: string
  readonly created_at: string
  readonly updated_at: string
}

/**
 * The plainest program that keeps the same pages: fetch, JSON.parse and a prepared upsert, a transaction a page, under the
 * same pragmas. Nothing is checked, hashed, understood or counted: the limit of what any sync can reach.
 */
export class PlainSync {
  readonly #connection: Connection
  readonly #keep: (rows: readonly Row[]) => void

  constructor(database: string) {
    this.#connection = connect(database)
    this.#connection.exec(
      'CREATE TABLE row (id TEXT PRIMARY KEY, title TEXT, raw TEXT, created_at INTEGER, updated_at INTEGER)',
    )
    const upsert = this.#connection.prepare<(string | number)[]>(
      `INSERT INTO row VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET title = excluded.title,
       raw = excluded.raw, created_at = excluded.created_at, updated_at = excluded.updated_at`,
    )
    const transaction = this.#connection.transaction((rows: readonly Row[]) => {
      for (const row of rows) {
        const title = row.title ?? row.name ?? ''
        upsert.run(String(row.id), title, JSON.stringify(row), Date.parse(row.created_at), Date.parse(row.updated_at))
      }
    })
    this.#keep = transaction.immediate
  }

  async issues(address: string): Promise<void> {
    const query = 'state=all&sort=updated&direction=asc&per_page=100'
    for (let since = ''; ; ) {
      const response = await fetch(`${address}/api/v3/repos/acme/shop/issues?${query}&since=${since}`)
      const rows = JSON.parse(await response.text()) as readonly Row[]
      this.#keep(rows)
      if (!response.headers.has('link')) return
      since = rows.at(-1)?.updated_at ?? ''
    }
  }

  async page(address: string): Promise<void> {
    const response = await fetch(`${address}/api/v2/incidents.json`)
    this.#keep((JSON.parse(await response.text()) as { readonly incidents: readonly Row[] }).incidents)
  }

  close(): void {
    this.#connection.close()
  }
}
