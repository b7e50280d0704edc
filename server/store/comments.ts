import { type Instant, instant } from '../../model/quantity.ts'
import type { AuditedDatabase } from './audited.ts'
import type { Connection } from './connection.ts'

/** What somebody said of a project. */
export interface Comment {
  readonly id: number
  readonly project: string
  /** Who wrote it; null for the owner of a server without accounts. */
  readonly by: { readonly id: number; readonly handle: string; readonly name: string } | null
  /** Grows with every change: a change must name the revision that it was made from. */
  readonly revision: number
  readonly text: string
  readonly writtenAt: Instant
  readonly editedAt: Instant | null
}

/** What people say of projects, each under the number that it got when it was written. */
export interface Comments {
  /** In the order in which they were written. */
  of(project: string): Promise<Comment[]>
  /** Written or worded anew since a moment, of every project. */
  since(from: Instant): Promise<Comment[]>
  /** Those that somebody commented on; null: the owner of a server without accounts. */
  projectsOf(person: number | null): Promise<string[]>
  find(id: number): Promise<Comment | null>
  add(project: string, text: string, at: Instant): Promise<Comment>
  /** False when there is none of this revision any more. */
  replace(id: number, revision: number, text: string, at: Instant): Promise<boolean>
  /** False when there is none. */
  remove(id: number): Promise<boolean>
}

interface CommentRow {
  readonly id: number
  readonly project_id: string
  readonly person_id: number | null
  readonly handle: string | null
  readonly name: string | null
  readonly revision: number
  readonly text: string
  readonly written_at: number
  readonly edited_at: number | null
}

const COMMENTS = `SELECT project_comment.*, person.handle, person.name FROM project_comment
  LEFT JOIN person ON person.id = person_id`

export const comments = (database: AuditedDatabase): Comments => ({
  of: (project) =>
    database.read(async () =>
      database.connection
        .prepare<[string], CommentRow>(`${COMMENTS} WHERE project_id = ? ORDER BY project_comment.id`)
        .all(project)
        .map(toComment),
    ),
  since: (from) =>
    database.read(async () =>
      database.connection
        .prepare<[number], CommentRow>(
          `${COMMENTS} WHERE ifnull(edited_at, written_at) >= ? ORDER BY project_comment.id`,
        )
        .all(from)
        .map(toComment),
    ),
  projectsOf: (person) =>
    database.read(async () =>
      database.connection
        .prepare<[number | null], string>('SELECT DISTINCT project_id FROM project_comment WHERE person_id IS ?')
        .pluck()
        .all(person),
    ),
  find: (id) => database.read(async () => found(database.connection, id)),
  add: (project, text, at) =>
    database.change((connection, log) => {
      const id = Number(
        connection
          .prepare('INSERT INTO project_comment (project_id, person_id, text, written_at) VALUES (?, ?, ?, ?)')
          .run(project, database.actor.person, text, at).lastInsertRowid,
      )
      log({ action: 'made', kind: 'comment', subject: subjectOf(id), after: { project, text } })
      const made = found(connection, id)
      if (!made) throw new Error(`comment ${id} was not kept`)
      return made
    }),
  replace: (id, revision, text, at) =>
    database.change((connection, log) => {
      const before = found(connection, id)
      if (before?.revision !== revision) return false
      connection
        .prepare('UPDATE project_comment SET revision = revision + 1, text = ?, edited_at = ? WHERE id = ?')
        .run(text, at, id)
      log({
        action: 'changed',
        kind: 'comment',
        subject: subjectOf(id),
        before: { project: before.project, text: before.text },
        after: { project: before.project, text },
      })
      return true
    }),
  remove: (id) =>
    database.change((connection, log) => {
      const before = found(connection, id)
      if (!before) return false
      connection.prepare('DELETE FROM project_comment WHERE id = ?').run(id)
      log({
        action: 'removed',
        kind: 'comment',
        subject: subjectOf(id),
        before: { project: before.project, text: before.text },
      })
      return true
    }),
})

/** As the audit log names it. */
const subjectOf = (id: number): string => `comment ${id}`

function found(connection: Connection, id: number): Comment | null {
  const row = connection.prepare<[number], CommentRow>(`${COMMENTS} WHERE project_comment.id = ?`).get(id)
  return row ? toComment(row) : null
}

const toComment = (row: CommentRow): Comment => ({
  id: row.id,
  project: row.project_id,
  by: row.person_id === null ? null : { id: row.person_id, handle: row.handle ?? '', name: row.name ?? '' },
  revision: row.revision,
  text: row.text,
  writtenAt: instant(row.written_at),
  editedAt: row.edited_at === null ? null : instant(row.edited_at),
})
