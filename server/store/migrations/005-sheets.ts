import type { Migration } from './migration.ts'

/** What sheets bring: who asks for something, and the figures of a RICE score. */
export const sheets: Migration = {
  number: 5,
  sql: `
    ALTER TABLE request ADD COLUMN requested_by TEXT;

    CREATE TABLE rice (
      row_id INTEGER PRIMARY KEY REFERENCES evidence (row_id) ON DELETE CASCADE,
      id TEXT NOT NULL,
      title TEXT,
      team TEXT,
      person TEXT,
      reach REAL NOT NULL CHECK (reach >= 0),
      impact REAL NOT NULL CHECK (impact >= 0),
      confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
      effort REAL NOT NULL CHECK (effort > 0)
    ) STRICT;
  `,
}
