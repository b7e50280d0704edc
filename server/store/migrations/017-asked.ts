import type { Migration } from './migration.ts'

/**
 * Requests that people file, and what people decide of requests. Requests that were kept before come from sheets: where who
 * asked is a function by its own name, that is the function.
 */
export const asked: Migration = {
  number: 17,
  sql: `
    ALTER TABLE request ADD COLUMN description TEXT;
    ALTER TABLE request ADD COLUMN person_id INTEGER;
    ALTER TABLE request ADD COLUMN asked_from TEXT
      CHECK (asked_from IN ('sales', 'support', 'operations', 'engineering'));
    ALTER TABLE request ADD COLUMN project TEXT;
    UPDATE request SET asked_from = lower(requested_by)
      WHERE lower(requested_by) IN ('sales', 'support', 'operations', 'engineering');

    CREATE TABLE edit_of_any_kind (
      kind TEXT NOT NULL CHECK (kind IN ('incident', 'project', 'request', 'service', 'team', 'lens', 'assumption')),
      id TEXT NOT NULL,
      revision INTEGER NOT NULL,
      value TEXT NOT NULL CHECK (json_valid(value)),
      edited_at INTEGER NOT NULL,
      PRIMARY KEY (kind, id)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO edit_of_any_kind (kind, id, revision, value, edited_at)
      SELECT kind, id, revision, value, edited_at FROM edit;
    DROP TABLE edit;
    ALTER TABLE edit_of_any_kind RENAME TO edit;
  `,
}
