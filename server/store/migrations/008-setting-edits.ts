import type { Migration } from './migration.ts'

/**
 * What people change about services, teams, lenses and assumptions is kept as an edit too. Where leverage.yaml states
 * something is kept from now on: without its hash, the file in force is read once more.
 */
export const settingEdits: Migration = {
  number: 8,
  sql: `
    CREATE TABLE edit_of_any_kind (
      kind TEXT NOT NULL CHECK (kind IN ('incident', 'project', 'service', 'team', 'lens', 'assumption')),
      id TEXT NOT NULL,
      revision INTEGER NOT NULL,
      value TEXT NOT NULL CHECK (json_valid(value)),
      edited_at INTEGER NOT NULL,
      PRIMARY KEY (kind, id)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO edit_of_any_kind (kind, id, revision, value, edited_at)
      SELECT kind, id, revision, value, edited_at FROM edit;
    INSERT INTO edit_of_any_kind (kind, id, revision, value, edited_at)
      SELECT 'assumption', key, 1, json_object('changes', json_object('value', value), 'isMade', json('false')), 0
      FROM (
        SELECT stated.key, stated.value FROM setting, json_each(setting.value) AS stated
        WHERE setting.key = 'assumptions' AND setting.origin = 'person'
      );
    DELETE FROM setting WHERE key = 'assumptions' AND origin = 'person';
    DELETE FROM setting WHERE key = 'configuration-hash';
    DROP TABLE edit;
    ALTER TABLE edit_of_any_kind RENAME TO edit;
  `,
}
