import type { Migration } from './migration.ts'

/**
 * What people had stated at the end of a day: projects, demand, risks, teams, lenses, assumptions. Incidents tell
 * themselves what was known when; these do not. Days are milliseconds since 1970, their start in UTC.
 */
export const snapshots: Migration = {
  number: 7,
  sql: `
    CREATE TABLE ranking_snapshot (
      day INTEGER PRIMARY KEY,
      standing TEXT NOT NULL CHECK (json_valid(standing))
    ) STRICT;
  `,
}
