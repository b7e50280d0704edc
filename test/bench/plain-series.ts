import { MILLISECONDS_PER_DAY } from '../../model/quantity.ts'
import { type Connection, connect } from '../../server/store/connection.ts'

/** As many days as one answer of a real Prometheus may hold. */
const DAYS_AT_ONCE = 35

type Values = readonly (readonly [second: number, value: string])[]

/**
 * The plainest program that keeps the same buckets: the same two questions for each part of a series, JSON.parse and a
 * prepared upsert of good beside total, a transaction a part, under the same pragmas and the same key.
 */
export class PlainSeries {
  readonly #connection: Connection

  constructor(database: string) {
    this.#connection = connect(database)
    this.#connection.exec(
      `CREATE TABLE bucket (series INTEGER, started_at INTEGER, length INTEGER, good REAL, total REAL,
       PRIMARY KEY (series, started_at)) STRICT, WITHOUT ROWID`,
    )
  }

  /** @param span milliseconds since 1970, and of a step */
  async pull(address: string, names: readonly string[], span: { first: number; last: number; step: number }) {
    const { first, last, step } = span
    const upsert = this.#connection.prepare<number[]>(
      `INSERT INTO bucket VALUES (?, ?, ?, ?, ?) ON CONFLICT (series, started_at)
       DO UPDATE SET length = excluded.length, good = excluded.good, total = excluded.total`,
    )
    const keep = this.#connection.transaction((series: number, good: Values, total: Values) => {
      for (const [point, [second, value]] of good.entries()) {
        upsert.run(series, second * 1_000 - step, step / 60_000, Number(value), Number(total[point]?.[1]))
      }
    }).immediate
    for (const [series, name] of names.entries()) {
      for (let start = first; start < last; ) {
        const end = Math.min(last, start + DAYS_AT_ONCE * MILLISECONDS_PER_DAY)
        const query = { start: String((start + step) / 1_000), end: String(end / 1_000), step: String(step / 1_000) }
        const good = await ask(address, { query: `good{id="${name}"}`, ...query })
        keep(series, good, await ask(address, { query: `total{id="${name}"}`, ...query }))
        start = end
      }
    }
  }

  close(): void {
    this.#connection.close()
  }
}

async function ask(address: string, query: Record<string, string>): Promise<Values> {
  const response = await fetch(`${address}/api/v1/query_range`, { method: 'POST', body: new URLSearchParams(query) })
  const answer = JSON.parse(await response.text()) as { data: { result: readonly { values: Values }[] } }
  return answer.data.result[0]?.values ?? []
}
