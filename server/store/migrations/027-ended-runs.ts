import type { Migration } from './migration.ts'

/** When the last run ended well is asked for with every page, and runs are kept for years. */
export const endedRuns: Migration = {
  number: 27,
  sql: 'CREATE INDEX sync_run_by_end ON sync_run (status, finished_at);',
}
