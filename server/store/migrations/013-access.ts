import type { Migration } from './migration.ts'

const oneOf = (column: string, values: readonly string[]): string =>
  values.map((value) => `${column} = '${value}'`).join(' OR ')

const ROLES = ['viewer', 'contributor', 'lead', 'admin']

/**
 * Who may do what, and who did what. What opens a door (session, invitation, token, share link) is kept as its SHA-256
 * only. The audit log takes rows and never gives one up; only while `erasing` has its one row may names and values in it
 * be blanked. Times are milliseconds since 1970 UTC.
 */
export const access: Migration = {
  number: 13,
  sql: `
    CREATE TABLE person (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      handle TEXT NOT NULL UNIQUE COLLATE NOCASE,
      name TEXT NOT NULL,
      role TEXT NOT NULL CHECK (${oneOf('role', ROLES)}),
      password TEXT,
      issuer TEXT,
      subject TEXT,
      created_at INTEGER NOT NULL,
      signed_in_at INTEGER,
      disabled_at INTEGER,
      erased_at INTEGER,
      CHECK ((issuer IS NULL) = (subject IS NULL)),
      UNIQUE (issuer, subject)
    ) STRICT;

    CREATE TABLE session (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      hash TEXT NOT NULL UNIQUE,
      person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
      began_at INTEGER NOT NULL,
      used_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL,
      is_stale INTEGER NOT NULL DEFAULT 0 CHECK (is_stale IN (0, 1))
    ) STRICT;
    CREATE INDEX session_by_person ON session (person_id);

    CREATE TABLE invitation (
      hash TEXT PRIMARY KEY,
      person_id INTEGER UNIQUE REFERENCES person (id) ON DELETE CASCADE,
      expires_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE token (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      hash TEXT NOT NULL UNIQUE,
      person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
      title TEXT NOT NULL,
      role TEXT NOT NULL CHECK (${oneOf('role', ROLES)}),
      scopes TEXT NOT NULL CHECK (json_valid(scopes)),
      made_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL,
      used_at INTEGER,
      revoked_at INTEGER
    ) STRICT;

    CREATE TABLE share_link (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      hash TEXT NOT NULL UNIQUE,
      snapshot TEXT NOT NULL,
      person_id INTEGER REFERENCES person (id),
      made_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL,
      used_at INTEGER,
      revoked_at INTEGER
    ) STRICT;
    CREATE INDEX share_link_by_snapshot ON share_link (snapshot);

    CREATE TABLE audit (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      at INTEGER NOT NULL,
      person_id INTEGER REFERENCES person (id),
      name TEXT,
      via TEXT NOT NULL,
      action TEXT NOT NULL,
      kind TEXT NOT NULL,
      subject TEXT NOT NULL,
      before TEXT CHECK (json_valid(before)),
      after TEXT CHECK (json_valid(after))
    ) STRICT;
    CREATE INDEX audit_by_subject ON audit (kind, subject);

    CREATE TABLE erasing (only_row INTEGER PRIMARY KEY CHECK (only_row = 1)) STRICT;

    CREATE TRIGGER audit_keeps_rows BEFORE DELETE ON audit
    BEGIN
      SELECT RAISE(ABORT, 'the audit log gives up no row');
    END;
    CREATE TRIGGER audit_changes_nothing BEFORE UPDATE ON audit
    WHEN NOT EXISTS (SELECT 1 FROM erasing)
      OR OLD.id IS NOT NEW.id OR OLD.at IS NOT NEW.at OR OLD.person_id IS NOT NEW.person_id OR OLD.via IS NOT NEW.via
      OR OLD.action IS NOT NEW.action OR OLD.kind IS NOT NEW.kind
    BEGIN
      SELECT RAISE(ABORT, 'the audit log changes no row');
    END;
  `,
}
