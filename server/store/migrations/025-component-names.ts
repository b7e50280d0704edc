import type { Migration } from './migration.ts'

/** Every name that a component ever had, and when an incident called it that last: mapping follows a renamed one by its id. */
export const componentNames: Migration = {
  number: 25,
  sql: `
    CREATE TABLE component_name (
      source_id TEXT NOT NULL REFERENCES source (id) ON DELETE CASCADE,
      id TEXT NOT NULL,
      name TEXT NOT NULL,
      named_at INTEGER NOT NULL,
      PRIMARY KEY (source_id, id, name)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO component_name (source_id, id, name, named_at)
      SELECT evidence.source_id, impact.value ->> 'component', impact.value ->> 'name', max(incident.started_at)
      FROM incident JOIN evidence ON evidence.row_id = incident.row_id, json_each(incident.impacts) AS impact
      GROUP BY 1, 2, 3;
  `,
}
