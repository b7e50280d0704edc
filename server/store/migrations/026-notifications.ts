import type { Migration } from './migration.ts'

/** Up to when each person has seen what concerns them; `person_id` is null for the owner of a server without accounts. */
export const notifications: Migration = {
  number: 26,
  sql: `
    CREATE TABLE notification_mark (
      person_id INTEGER REFERENCES person (id),
      seen_at INTEGER NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX notification_mark_of_person ON notification_mark (ifnull(person_id, 0));
  `,
}
