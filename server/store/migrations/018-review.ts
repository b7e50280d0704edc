import type { Migration } from './migration.ts'

/**
 * What people say of a project before anybody sees what the others said: a round holds what was asked, an estimate what
 * one person answered. And what a review decided of a project for a quarter; one that was taken back stays without an
 * outcome, since its revision must never be given twice. A name without an account is a person of a demo or a terminal.
 */
export const review: Migration = {
  number: 18,
  sql: `
    CREATE TABLE estimate_round (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      project_id TEXT NOT NULL,
      asked TEXT NOT NULL CHECK (json_valid(asked)),
      opened_at INTEGER NOT NULL,
      revealed_at INTEGER,
      revealed_by INTEGER REFERENCES person (id)
    ) STRICT;
    CREATE UNIQUE INDEX open_estimate_round ON estimate_round (project_id) WHERE revealed_at IS NULL;
    CREATE TABLE estimate (
      id INTEGER PRIMARY KEY,
      round_id INTEGER NOT NULL REFERENCES estimate_round (id) ON DELETE CASCADE,
      person_id INTEGER REFERENCES person (id),
      name TEXT,
      answers TEXT NOT NULL CHECK (json_valid(answers)),
      answered_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX estimate_of_round ON estimate (round_id);

    CREATE TABLE decision (
      quarter TEXT NOT NULL,
      project_id TEXT NOT NULL,
      revision INTEGER NOT NULL,
      title TEXT NOT NULL,
      outcome TEXT CHECK (outcome = 'in' OR outcome = 'not this quarter' OR outcome = 'rejected' OR outcome = 'risk accepted'),
      owner TEXT,
      reason TEXT,
      expires_on TEXT,
      decided_at INTEGER NOT NULL,
      person_id INTEGER REFERENCES person (id),
      name TEXT,
      PRIMARY KEY (quarter, project_id)
    ) STRICT, WITHOUT ROWID;
  `,
}
