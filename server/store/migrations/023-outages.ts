import type { Migration } from './migration.ts'

/**
 * Which incidents are one outage, by what people said: a member belongs to one outage, and two that a person keeps apart
 * are not proposed again. Both name incidents by id and not by row, so that what was said outlives a row that its source
 * takes back. And what the text of an incident names, by which outages are recognised.
 */
export const outages: Migration = {
  number: 23,
  sql: `
    CREATE TABLE outage_member (
      incident_id TEXT PRIMARY KEY,
      outage TEXT NOT NULL,
      position INTEGER NOT NULL,
      UNIQUE (outage, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE outage_apart (
      one TEXT NOT NULL,
      other TEXT NOT NULL CHECK (one < other),
      PRIMARY KEY (one, other)
    ) STRICT, WITHOUT ROWID;
    ALTER TABLE incident ADD COLUMN names TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(names));
  `,
}
