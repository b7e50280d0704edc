import { type IssueLinkState, type LastMove, lastMoveSchema } from '../../model/contract/issue-link.ts'
import { type Instant, instant } from '../../model/quantity.ts'
import type { AuditedDatabase } from './audited.ts'
import type { Connection } from './connection.ts'
import { checkedColumn } from './json-column.ts'

/** How the comment of a link stands. */
export interface IssueProgress {
  readonly state: IssueLinkState
  /** The comment that is ours; null where none is known. */
  readonly commentId: number | null
  /** What of it matters, as it was written last. */
  readonly written: string | null
  /** Why the project moved last, so that it is still told once the move is older than what is compared. */
  readonly lastMove: LastMove | null
  readonly writtenAt: Instant | null
  readonly fault: string | null
  /** In a row. */
  readonly failures: number
  /** Nothing is tried before. */
  readonly retryAt: Instant | null
}

export interface IssueLink extends IssueProgress {
  readonly project: string
  /** owner/name */
  readonly repository: string
  readonly number: number
  /** By which our comment is found again. */
  readonly marker: string
}

/** Which issues a comment is kept on. */
export interface IssueLinks {
  all(): Promise<IssueLink[]>
  /** Null where the project has none. */
  of(project: string): Promise<IssueLink | null>
  /** False when another project keeps its comment on that issue. */
  link(link: Pick<IssueLink, 'project' | 'repository' | 'number' | 'marker'>, at: Instant): Promise<boolean>
  /** False when there was none. */
  unlink(project: string): Promise<boolean>
  /** Has a comment that was deleted or taken over written anew, under another marker; false when none was. */
  again(project: string, marker: string): Promise<boolean>
  /** Keeps how a comment stands, unless the link is another one by now. */
  record(link: Pick<IssueLink, 'project' | 'marker'>, progress: IssueProgress): Promise<void>
}

interface LinkRow {
  readonly project_id: string
  readonly repository: string
  readonly number: number
  readonly marker: string
  readonly state: IssueLinkState
  readonly comment_id: number | null
  readonly written: string | null
  readonly last_move: string | null
  readonly written_at: number | null
  readonly fault: string | null
  readonly failures: number
  readonly retry_at: number | null
}

export const issueLinks = (database: AuditedDatabase): IssueLinks => ({
  all: () =>
    database.read(async () =>
      database.connection.prepare<[], LinkRow>('SELECT * FROM issue_link ORDER BY project_id').all().map(toLink),
    ),
  of: (project) => database.read(async () => linkOf(database.connection, project)),
  link: ({ project, repository, number, marker }, at) =>
    database.change((connection, log) => {
      const before = linkOf(connection, project)
      const taken = connection
        .prepare<[string, number, string]>(
          'SELECT 1 FROM issue_link WHERE repository = ? COLLATE NOCASE AND number = ? AND project_id <> ?',
        )
        .get(repository, number, project)
      if (taken) return false
      connection.prepare('DELETE FROM issue_link WHERE project_id = ?').run(project)
      connection
        .prepare(
          "INSERT INTO issue_link (project_id, repository, number, marker, state, linked_at) VALUES (?, ?, ?, ?, 'waiting', ?)",
        )
        .run(project, repository, number, marker, at)
      log({
        action: before ? 'changed' : 'made',
        kind: 'issue comment',
        subject: project,
        before: told(before),
        after: { issue: `${repository}#${number}` },
      })
      return true
    }),
  unlink: (project) =>
    database.change((connection, log) => {
      const before = linkOf(connection, project)
      if (!before) return false
      connection.prepare('DELETE FROM issue_link WHERE project_id = ?').run(project)
      log({ action: 'removed', kind: 'issue comment', subject: project, before: told(before) })
      return true
    }),
  again: (project, marker) =>
    database.change((connection, log) => {
      const before = linkOf(connection, project)
      if (before?.state !== 'deleted' && before?.state !== 'taken over') return false
      connection
        .prepare(
          `UPDATE issue_link SET marker = ?, state = 'waiting', comment_id = NULL, written = NULL, written_at = NULL, fault = NULL,
             failures = 0, retry_at = NULL WHERE project_id = ?`,
        )
        .run(marker, project)
      log({
        action: 'changed',
        kind: 'issue comment',
        subject: project,
        before: { state: before.state },
        after: { state: 'waiting' },
      })
      return true
    }),
  record: ({ project, marker }, progress) =>
    database.write((connection) => {
      const { state, commentId, written, lastMove, writtenAt, fault, failures, retryAt } = progress
      connection
        .prepare(
          `UPDATE issue_link SET state = ?, comment_id = ?, written = ?, last_move = ?, written_at = ?, fault = ?, failures = ?, retry_at = ?
           WHERE project_id = ? AND marker = ?`,
        )
        .run(
          state,
          commentId,
          written,
          lastMove && JSON.stringify(lastMove),
          writtenAt,
          fault,
          failures,
          retryAt,
          project,
          marker,
        )
    }),
})

/** As the audit log says it. */
const told = (link: IssueLink | null) => link && { issue: `${link.repository}#${link.number}` }

function linkOf(connection: Connection, project: string): IssueLink | null {
  const row = connection.prepare<[string], LinkRow>('SELECT * FROM issue_link WHERE project_id = ?').get(project)
  return row ? toLink(row) : null
}

const toLink = (row: LinkRow): IssueLink => ({
  project: row.project_id,
  repository: row.repository,
  number: row.number,
  marker: row.marker,
  state: row.state,
  commentId: row.comment_id,
  written: row.written,
  lastMove: row.last_move === null ? null : checkedColumn(row.last_move, 'issue_link.last_move', lastMoveSchema),
  writtenAt: row.written_at === null ? null : instant(row.written_at),
  fault: row.fault,
  failures: row.failures,
  retryAt: row.retry_at === null ? null : instant(row.retry_at),
})
