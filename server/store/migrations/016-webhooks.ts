import type { Migration } from './migration.ts'

/**
 * Webhooks that were taken, by their number and by what they said, so that neither is taken twice; and runs that they
 * started.
 */
export const webhooks: Migration = {
  number: 16,
  sql: `
    CREATE TABLE webhook_delivery (
      source_id TEXT NOT NULL REFERENCES source (id) ON DELETE CASCADE,
      delivery TEXT NOT NULL,
      body_hash TEXT NOT NULL,
      received_at INTEGER NOT NULL,
      PRIMARY KEY (source_id, delivery),
      UNIQUE (source_id, body_hash)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX webhook_delivery_by_time ON webhook_delivery (source_id, received_at);

    ALTER TABLE sync_run RENAME COLUMN trigger TO former_trigger;
    ALTER TABLE sync_run ADD COLUMN trigger TEXT NOT NULL DEFAULT 'person'
      CHECK (trigger = 'person' OR trigger = 'schedule' OR trigger = 'webhook');
    UPDATE sync_run SET trigger = former_trigger;
    ALTER TABLE sync_run DROP COLUMN former_trigger;
  `,
}
