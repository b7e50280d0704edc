import type { Migration } from './migration.ts'

/** A row that a source gives again is compared with what is kept of it, column by column: no hash of it is needed. */
export const noContentHash: Migration = {
  number: 10,
  sql: 'ALTER TABLE evidence DROP COLUMN content_hash;',
}
