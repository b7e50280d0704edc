import { type Instant, instant } from '../../model/quantity.ts'
import type { StoreDatabase } from './database.ts'
import { parsed } from './json-column.ts'

/** One webhook as it came. */
export interface Delivery {
  readonly source: string
  /** The sender's number for it. */
  readonly delivery: string
  /** Of what it says, byte for byte: a number can be changed on the way, a signed text cannot. */
  readonly bodyHash: string
  readonly receivedAt: Instant
}

export interface Webhooks {
  /** What a source is called with; null when there is no such source. Cheap: it counts nothing. */
  target(source: string): Promise<{ readonly type: string; readonly config: unknown } | null>
  /** Keeps that it came, on the disk when this resolves; false when it has come before. Forgets what came before `oldest`. */
  keep(delivery: Delivery, oldest: Instant): Promise<boolean>
  /** When the last one came, by source. */
  last(): Promise<ReadonlyMap<string, Instant>>
}

export const webhooks = (database: StoreDatabase): Webhooks => ({
  target: (source) =>
    database.read(async () => {
      const row = database.connection
        .prepare<[string], { type: string; config: string | null }>('SELECT type, config FROM source WHERE id = ?')
        .get(source)
      return row ? { type: row.type, config: row.config === null ? null : parsed(row.config, 'source.config') } : null
    }),
  keep: ({ source, delivery, bodyHash, receivedAt }, oldest) =>
    database.write((connection) => {
      connection
        .prepare<[string, number]>('DELETE FROM webhook_delivery WHERE source_id = ? AND received_at < ?')
        .run(source, oldest)
      const { changes } = connection
        .prepare<[string, string, string, number]>(
          'INSERT INTO webhook_delivery (source_id, delivery, body_hash, received_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
        )
        .run(source, delivery, bodyHash, receivedAt)
      return changes === 1
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
})
