import { type Instant, instant } from '../../model/quantity.ts'
import type { ToldBody } from '../sources/source.ts'
import type { StoreDatabase } from './database.ts'
import { parsed } from './json-column.ts'
import { writeTogether } from './write-together.ts'

const AT_A_TIME = 200

/** One webhook as it came. */
export interface Delivery {
  readonly source: string
  /** The sender's number for it. */
  readonly delivery: string
  /** Of what it says, byte for byte: a number can be changed on the way, a signed text cannot. */
  readonly bodyHash: string
  readonly receivedAt: Instant
  /** What it says, where its sender cannot be asked again; null: it is not kept. */
  readonly body: string | null
}

export interface Webhooks {
  /** What a source is called with; null when there is no such source. Cheap: it counts nothing. */
  target(source: string): Promise<{ readonly type: string; readonly config: unknown } | null>
  /** Keeps that it came, so that the source is due, on the disk when this resolves; false when it has come before. Forgets what came before `oldest`. */
  keep(delivery: Delivery, oldest: Instant): Promise<boolean>
  /** What was told after a number, oldest first, a few hundred at a time. Forgets what was told up to it: that is evidence by now. */
  told(source: string, after: number): Promise<readonly ToldBody[]>
  /** When the last one came, by source. */
  last(): Promise<ReadonlyMap<string, Instant>>
}

interface Kept extends Delivery {
  readonly oldest: Instant
}

/** A storm of webhooks asks these alone, so each is compiled once. */
function statements({ connection }: StoreDatabase) {
  const forget = connection.prepare<[string, number]>(
    'DELETE FROM webhook_delivery WHERE source_id = ? AND received_at < ?',
  )
  const keep = connection.prepare<[string, string, string, number]>(
    'INSERT INTO webhook_delivery (source_id, delivery, body_hash, received_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const tell = connection.prepare<[string]>('UPDATE source SET told = 1 WHERE id = ? AND told = 0')
  const target = connection.prepare<[string], { type: string; config: string | null }>(
    'SELECT type, config FROM source WHERE id = ?',
  )
  const keepBody = connection.prepare<[string, string, number]>(
    'INSERT INTO webhook_body (source_id, body, received_at) VALUES (?, ?, ?)',
  )
  return { forget, keep, keepBody, tell, target }
}

export function webhooks(database: StoreDatabase): Webhooks {
  const { forget, keep, keepBody, tell, target } = statements(database)
  const keepInTurn = writeTogether(database, ({ source, delivery, bodyHash, receivedAt, body, oldest }: Kept) => {
    forget.run(source, oldest)
    const isNew = keep.run(source, delivery, bodyHash, receivedAt).changes === 1
    if (!isNew) return false
    tell.run(source)
    if (body !== null) keepBody.run(source, body, receivedAt)
    return true
  })
  return {
    target: (source) =>
      database.read(async () => {
        const row = target.get(source)
        return row ? { type: row.type, config: row.config === null ? null : parsed(row.config, 'source.config') } : null
      }),
    keep: (delivery, oldest) => keepInTurn({ ...delivery, oldest }),
    told: (source, after) =>
      database.write((connection) => {
        connection
          .prepare<[string, number]>('DELETE FROM webhook_body WHERE source_id = ? AND number <= ?')
          .run(source, after)
        return connection
          .prepare<[string, number], { number: number; body: string; received_at: number }>(
            'SELECT number, body, received_at FROM webhook_body WHERE source_id = ? ORDER BY number LIMIT ?',
          )
          .all(source, AT_A_TIME)
          .map(({ number, body, received_at }) => ({ number, body, receivedAt: instant(received_at) }))
      }),
    last: () =>
      database.read(async () => {
        const rows = database.connection
          .prepare<[], { source_id: string; at: number }>(
            'SELECT source_id, max(received_at) AS at FROM webhook_delivery GROUP BY source_id',
          )
          .all()
        return new Map(rows.map(({ source_id, at }) => [source_id, instant(at)]))
      }),
  }
}
