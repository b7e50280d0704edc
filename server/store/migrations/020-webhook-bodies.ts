import type { Migration } from './migration.ts'

/** What webhooks said whose sender cannot be asked again, until it is kept as evidence. Numbers are never given twice. */
export const webhookBodies: Migration = {
  number: 20,
  sql: `
    CREATE TABLE webhook_body (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      source_id TEXT NOT NULL REFERENCES source (id) ON DELETE CASCADE,
      body TEXT NOT NULL,
      received_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX webhook_body_by_source ON webhook_body (source_id, number);
  `,
}
