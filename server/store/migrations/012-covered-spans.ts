import type { Migration } from './migration.ts'

/** Spans that a source has covered, apart from each other: between two of them is a gap. */
export const coveredSpans: Migration = {
  number: 12,
  sql: `
    CREATE TABLE covered_span (
      source_id TEXT NOT NULL REFERENCES source (id) ON DELETE CASCADE,
      started_at INTEGER NOT NULL,
      ended_at INTEGER NOT NULL CHECK (ended_at >= started_at),
      PRIMARY KEY (source_id, started_at)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO covered_span SELECT id, covered_from, covered_to FROM source WHERE covered_from IS NOT NULL;
  `,
}
