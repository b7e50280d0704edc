import type { Migration } from './migration.ts'

/** What people say of a project; `person_id` is null for the owner of a server without accounts. Numbers are never given twice. */
export const comments: Migration = {
  number: 19,
  sql: `
    CREATE TABLE project_comment (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      project_id TEXT NOT NULL,
      person_id INTEGER REFERENCES person (id),
      revision INTEGER NOT NULL DEFAULT 1,
      text TEXT NOT NULL,
      written_at INTEGER NOT NULL,
      edited_at INTEGER
    ) STRICT;
    CREATE INDEX project_comment_by_project ON project_comment (project_id, id);
  `,
}
