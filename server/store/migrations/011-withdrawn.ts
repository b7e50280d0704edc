import type { Migration } from './migration.ts'

/** Records that left the evidence in a run, because their source has them no more. */
export const withdrawn: Migration = {
  number: 11,
  sql: 'ALTER TABLE sync_run ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0;',
}
