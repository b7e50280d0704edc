import type { Migration } from './migration.ts'

/**
 * Whether a source has told of a change since it was last asked. Moments cannot say: one that was taken down before a run
 * began may be kept only after that run has asked, and clocks are set back. Whoever has told of anything is asked once more.
 */
export const told: Migration = {
  number: 28,
  sql: `
    ALTER TABLE source ADD COLUMN told INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1));
    UPDATE source SET told = 1 WHERE id IN (SELECT source_id FROM webhook_delivery);
  `,
}
