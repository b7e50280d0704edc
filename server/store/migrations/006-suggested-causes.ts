import type { Migration } from './migration.ts'

/**
 * What words suggest about incidents, and which projects came without an effort. Rows that are there already learn it
 * when their source tells of them again.
 */
export const suggestedCauses: Migration = {
  number: 6,
  sql: `
    ALTER TABLE incident ADD COLUMN suggested_cause TEXT;
    ALTER TABLE project ADD COLUMN effort_assumed INTEGER NOT NULL DEFAULT 0 CHECK (effort_assumed IN (0, 1));
  `,
}
