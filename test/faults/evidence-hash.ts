import { hash } from 'node:crypto'
import Database from 'better-sqlite3'

/** A hash of every row of evidence with its text, in an order that does not depend on how it arrived. */
export function evidenceHash(file: string): string {
  const database = new Database(file, { readonly: true })
  const rows = database
    .prepare(
      `SELECT source_id, kind, external_id, content_hash, first_seen_at, raw FROM evidence JOIN evidence_raw USING (row_id)
       ORDER BY source_id, kind, external_id`,
    )
    .raw()
    .all()
  database.close()
  return hash('sha256', JSON.stringify(rows))
}
