import { type Instant, instant } from '../../model/quantity.ts'
import type { StoreDatabase } from './database.ts'
import { EVIDENCE_TABLES, type EvidenceKind } from './evidence/evidence-tables.ts'
import { onePerId } from './evidence/one-per-id.ts'

/** Which source told of a row, under which identifier, and when. */
export interface Origin {
  readonly source: string
  readonly externalId: string
  readonly firstSeenAt: Instant
  readonly lastSeenAt: Instant
}

export interface Origins {
  /** Of each row of a kind that has ids of its own, by id: that of the statement which holds. */
  all(kind: Exclude<EvidenceKind, 'incident'>): Promise<ReadonlyMap<string, Origin>>
  /** One row as its source gave it, and when it was seen; null when there is none. */
  raw(kind: EvidenceKind, source: string, externalId: string): Promise<(Origin & { readonly raw: string }) | null>
}

interface OriginRow {
  readonly source_id: string
  readonly external_id: string
  readonly first_seen_at: number
  readonly last_seen_at: number
}

const toOrigin = (row: OriginRow): Origin => ({
  source: row.source_id,
  externalId: row.external_id,
  firstSeenAt: instant(row.first_seen_at),
  lastSeenAt: instant(row.last_seen_at),
})

export const origins = (database: StoreDatabase): Origins => ({
  all: (kind) =>
    database.read(async () => {
      const rows = database.connection
        .prepare<[], OriginRow & { readonly id: string }>(
          `SELECT id, source_id, external_id, first_seen_at, last_seen_at
           FROM evidence JOIN ${EVIDENCE_TABLES[kind].table} USING (row_id) ORDER BY id`,
        )
        .all()
      return new Map(onePerId(rows).map((row) => [row.id, toOrigin(row)]))
    }),
  raw: (kind, source, externalId) =>
    database.read(async () => {
      const row = database.connection
        .prepare<[string, string, string], OriginRow & { readonly raw: string }>(
          `SELECT source_id, external_id, first_seen_at, last_seen_at, raw FROM evidence JOIN evidence_raw USING (row_id)
           WHERE source_id = ? AND kind = ? AND external_id = ?`,
        )
        .get(source, kind, externalId)
      return row ? { ...toOrigin(row), raw: row.raw } : null
    }),
})
