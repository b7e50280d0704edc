import { hash } from 'node:crypto'
import Database from 'better-sqlite3'
import { EVIDENCE_TABLES } from '../../server/store/evidence/evidence-tables.ts'

/** A hash of every row of evidence with its text and its meaning, and of every measured bucket, in an order that does not depend on how it arrived. */
export function evidenceHash(file: string): string {
  const database = new Database(file, { readonly: true })
  const rows = database
    .prepare(
      `SELECT source_id, kind, external_id, first_seen_at, raw FROM evidence JOIN evidence_raw USING (row_id)
       ORDER BY source_id, kind, external_id`,
    )
    .raw()
    .all()
  const whole = hash('sha256', JSON.stringify([rows, meaningOf(database)]))
  database.close()
  return whole
}

/** A hash of what the evidence means, whenever it was first seen and in whatever words. */
export function meaningHash(file: string): string {
  const database = new Database(file, { readonly: true })
  const meaning = hash('sha256', JSON.stringify(meaningOf(database)))
  database.close()
  return meaning
}

function meaningOf(database: Database.Database): unknown {
  const meanings = Object.values(EVIDENCE_TABLES).map(({ table, columns }) =>
    database
      .prepare(
        `SELECT source_id, external_id, ${columns.map((column) => `${table}.${column}`).join(', ')}
         FROM ${table} JOIN evidence USING (row_id) ORDER BY source_id, external_id`,
      )
      .raw()
      .all(),
  )
  const buckets = database
    .prepare(
      `SELECT external_id, slo, started_at, length_minutes, good, total FROM sli_bucket
       JOIN sli_series ON sli_series.id = series_id ORDER BY external_id, started_at`,
    )
    .raw()
    .all()
  return [meanings, buckets]
}
