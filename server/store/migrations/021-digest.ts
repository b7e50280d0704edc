import type { Migration } from './migration.ts'

/** Where the weekly digest is sent, encrypted, in one row that is there only where it is switched on; and how sending it went. */
export const digest: Migration = {
  number: 21,
  sql: `
    CREATE TABLE digest_hook (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      address TEXT NOT NULL,
      host TEXT NOT NULL,
      schedule TEXT NOT NULL,
      lens TEXT,
      set_at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE digest_delivery (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      sent_at INTEGER NOT NULL,
      ok INTEGER NOT NULL CHECK (ok IN (0, 1)),
      detail TEXT NOT NULL
    ) STRICT;
  `,
}
