import type { Migration } from './migration.ts'

/**
 * How the installation looks at its evidence, and the counter that says that something changed.
 */
export const settings: Migration = {
  number: 3,
  sql: `
    CREATE TABLE lens (
      id TEXT PRIMARY KEY,
      position INTEGER NOT NULL,
      title TEXT NOT NULL,
      weights TEXT NOT NULL
    ) STRICT;

    CREATE TABLE mapping_rule (
      position INTEGER PRIMARY KEY,
      rule TEXT NOT NULL
    ) STRICT;

    CREATE TABLE setting (
      key TEXT NOT NULL,
      origin TEXT NOT NULL CHECK (origin IN ('file', 'person')),
      value TEXT NOT NULL CHECK (json_valid(value)),
      PRIMARY KEY (key, origin)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE evidence_version (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      version INTEGER NOT NULL
    ) STRICT;
    INSERT INTO evidence_version (id, version) VALUES (1, 0);
  `,
}
