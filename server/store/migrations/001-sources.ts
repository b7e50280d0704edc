import type { Migration } from './migration.ts'

/**
 * Sources and what they gave. A row of `evidence` says that a source gave something; what it means is in the table of
 * its kind and its text in `evidence_raw`, under the same row_id, so that neither marking it as seen nor reading
 * incidents touches the text. Times are milliseconds since 1970 UTC.
 */
export const sources: Migration = {
  number: 1,
  sql: `
    CREATE TABLE source (
      id TEXT PRIMARY KEY,
      type TEXT NOT NULL,
      title TEXT NOT NULL,
      config TEXT CHECK (json_valid(config)),
      configured_by_file INTEGER NOT NULL DEFAULT 0 CHECK (configured_by_file IN (0, 1)),
      cursor TEXT CHECK (json_valid(cursor)),
      covered_from INTEGER,
      covered_to INTEGER,
      CHECK ((covered_from IS NULL) = (covered_to IS NULL) AND (covered_from IS NULL OR covered_from <= covered_to))
    ) STRICT;

    CREATE TABLE sync_run (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      source_id TEXT NOT NULL REFERENCES source (id) ON DELETE CASCADE,
      process INTEGER NOT NULL,
      started_at INTEGER NOT NULL,
      finished_at INTEGER,
      status TEXT NOT NULL CHECK (status IN ('running', 'succeeded', 'failed')),
      fetched INTEGER NOT NULL DEFAULT 0,
      created INTEGER NOT NULL DEFAULT 0,
      changed INTEGER NOT NULL DEFAULT 0,
      unchanged INTEGER NOT NULL DEFAULT 0,
      quarantined INTEGER NOT NULL DEFAULT 0,
      dropped INTEGER NOT NULL DEFAULT 0,
      error TEXT,
      CHECK ((status = 'running') = (finished_at IS NULL))
    ) STRICT;
    CREATE INDEX sync_run_by_source ON sync_run (source_id, id);

    CREATE TABLE quarantine (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      source_id TEXT NOT NULL REFERENCES source (id) ON DELETE CASCADE,
      run_id INTEGER NOT NULL REFERENCES sync_run (id) ON DELETE CASCADE,
      location TEXT NOT NULL,
      external_id TEXT NOT NULL,
      reason TEXT NOT NULL,
      raw TEXT NOT NULL,
      seen_at INTEGER NOT NULL,
      UNIQUE (source_id, location, external_id)
    ) STRICT;
    CREATE INDEX quarantine_by_external_id ON quarantine (source_id, external_id);
    CREATE INDEX quarantine_by_run ON quarantine (run_id);

    CREATE TABLE component (
      source_id TEXT NOT NULL REFERENCES source (id) ON DELETE CASCADE,
      id TEXT NOT NULL,
      name TEXT NOT NULL,
      named_at INTEGER NOT NULL,
      PRIMARY KEY (source_id, id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE evidence (
      row_id INTEGER PRIMARY KEY,
      source_id TEXT NOT NULL REFERENCES source (id) ON DELETE CASCADE,
      kind TEXT NOT NULL,
      external_id TEXT NOT NULL,
      content_hash TEXT NOT NULL,
      first_seen_at INTEGER NOT NULL,
      last_seen_at INTEGER NOT NULL,
      UNIQUE (source_id, kind, external_id)
    ) STRICT;

    CREATE TABLE evidence_raw (
      row_id INTEGER PRIMARY KEY REFERENCES evidence (row_id) ON DELETE CASCADE,
      raw TEXT NOT NULL
    ) STRICT;
  `,
}
