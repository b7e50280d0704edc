import type { Migration } from './migration.ts'

/** When a project shipped, as it was stated: ISO 8601 text, since a day alone is no moment. */
export const shippedAt: Migration = {
  number: 9,
  sql: 'ALTER TABLE project ADD COLUMN shipped_at TEXT;',
}
