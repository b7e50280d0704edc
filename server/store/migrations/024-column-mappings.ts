import type { Migration } from './migration.ts'

/** What people said of the columns of lists, by the names that these have. */
export const columnMappings: Migration = {
  number: 24,
  sql: `
    CREATE TABLE column_mapping (
      signature TEXT PRIMARY KEY,
      header TEXT NOT NULL,
      mapping TEXT NOT NULL
    ) STRICT;
  `,
}
