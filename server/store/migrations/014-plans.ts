import type { Migration } from './migration.ts'

/**
 * Committed plans, each with all that its figures are computed from (gzipped JSON) and the figures themselves; and the
 * scenarios that people keep on the way there. Nothing changes a committed plan.
 */
export const plans: Migration = {
  number: 14,
  sql: `
    CREATE TABLE committed_plan (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      quarter TEXT NOT NULL,
      title TEXT NOT NULL,
      reason TEXT,
      committed_at INTEGER NOT NULL,
      version TEXT NOT NULL,
      hash TEXT NOT NULL,
      bundle BLOB NOT NULL,
      figures TEXT NOT NULL CHECK (json_valid(figures))
    ) STRICT;
    CREATE TRIGGER committed_plan_stays BEFORE UPDATE ON committed_plan
    BEGIN
      SELECT RAISE(ABORT, 'a committed plan is never changed');
    END;

    CREATE TABLE plan_scenario (
      id TEXT PRIMARY KEY,
      revision INTEGER NOT NULL,
      title TEXT NOT NULL,
      plan_order TEXT NOT NULL CHECK (json_valid(plan_order)),
      edited_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
}
