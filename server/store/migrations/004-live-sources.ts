import type { Migration } from './migration.ts'

/**
 * What a source that is called again and again needs: when it is due, who is calling it now, which host asked for
 * silence, measured series, and what people changed about what sources gave. Times are milliseconds since 1970 UTC.
 */
export const liveSources: Migration = {
  number: 4,
  sql: `
    ALTER TABLE source ADD COLUMN schedule TEXT;
    ALTER TABLE source ADD COLUMN paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1));
    ALTER TABLE source ADD COLUMN lease_holder TEXT;
    ALTER TABLE source ADD COLUMN lease_until INTEGER;

    ALTER TABLE sync_run ADD COLUMN trigger TEXT NOT NULL DEFAULT 'person'
      CHECK (trigger = 'person' OR trigger = 'schedule');
    ALTER TABLE sync_run ADD COLUMN unmapped INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE sync_run ADD COLUMN fault TEXT;

    ALTER TABLE quarantine ADD COLUMN origin TEXT CHECK (json_valid(origin));

    CREATE TABLE host_silence (
      host TEXT PRIMARY KEY,
      until INTEGER NOT NULL,
      reason TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    DELETE FROM evidence WHERE kind = 'sli-bucket';
    DROP TABLE sli_bucket;
    CREATE TABLE sli_series (
      id INTEGER PRIMARY KEY,
      source_id TEXT NOT NULL REFERENCES source (id) ON DELETE CASCADE,
      external_id TEXT NOT NULL,
      title TEXT NOT NULL,
      service TEXT NOT NULL,
      slo TEXT,
      UNIQUE (source_id, external_id)
    ) STRICT;
    CREATE TABLE sli_bucket (
      series_id INTEGER NOT NULL REFERENCES sli_series (id) ON DELETE CASCADE,
      started_at INTEGER NOT NULL,
      length_minutes REAL NOT NULL CHECK (length_minutes > 0),
      good REAL NOT NULL CHECK (good >= 0),
      total REAL NOT NULL CHECK (total >= good),
      PRIMARY KEY (series_id, started_at)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE mapping_rule_by_origin (
      origin TEXT NOT NULL CHECK (origin = 'file' OR origin = 'person'),
      position INTEGER NOT NULL,
      rule TEXT NOT NULL,
      PRIMARY KEY (origin, position)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO mapping_rule_by_origin (origin, position, rule) SELECT 'file', position, rule FROM mapping_rule;
    DROP TABLE mapping_rule;
    ALTER TABLE mapping_rule_by_origin RENAME TO mapping_rule;

    CREATE TABLE edit (
      kind TEXT NOT NULL CHECK (kind = 'incident' OR kind = 'project'),
      id TEXT NOT NULL,
      revision INTEGER NOT NULL,
      value TEXT NOT NULL CHECK (json_valid(value)),
      edited_at INTEGER NOT NULL,
      PRIMARY KEY (kind, id)
    ) STRICT, WITHOUT ROWID;
  `,
}
