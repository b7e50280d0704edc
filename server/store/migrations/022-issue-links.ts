import type { Migration } from './migration.ts'

/**
 * Which issue of GitHub each project keeps a comment on, and how that stands; and with what it is written, encrypted, in one
 * row that is there only where it is switched on. The lease lets one process write at a time.
 */
export const issueLinks: Migration = {
  number: 22,
  sql: `
    CREATE TABLE issue_writer (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      token TEXT NOT NULL,
      server TEXT,
      set_at INTEGER NOT NULL,
      lease_holder TEXT,
      lease_until INTEGER
    ) STRICT;

    CREATE TABLE issue_link (
      project_id TEXT PRIMARY KEY,
      repository TEXT NOT NULL,
      number INTEGER NOT NULL,
      marker TEXT NOT NULL UNIQUE,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'kept', 'deleted', 'taken over', 'failed')),
      comment_id INTEGER,
      written TEXT,
      last_move TEXT,
      written_at INTEGER,
      fault TEXT,
      failures INTEGER NOT NULL DEFAULT 0,
      retry_at INTEGER,
      linked_at INTEGER NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX issue_link_by_issue ON issue_link (repository COLLATE NOCASE, number);
  `,
}
