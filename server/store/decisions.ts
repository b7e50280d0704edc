import type { Decided } from '../../model/contract/decisions.ts'
import { type Instant, instant } from '../../model/quantity.ts'
import type { AuditedDatabase, Log } from './audited.ts'
import type { Connection } from './connection.ts'
import { editWriter, type Replacement } from './edits.ts'
import { bumpEvidenceVersion } from './evidence-version.ts'
import type { DecisionTable } from './schema.ts'

/** What a review decided of a project for a quarter. */
export interface KeptDecision {
  readonly quarter: string
  readonly project: string
  /** As it was called then. */
  readonly title: string
  readonly revision: number
  /** Null: taken back. */
  readonly decision: Decided | null
  readonly decidedAt: Instant
  /** Who recorded it; null where nobody has an account. */
  readonly by: string | null
}

export interface Decisions {
  /** Newest first, those that were taken back too. */
  all(): Promise<KeptDecision[]>
  /**
   * Puts a decision in the place of the one with this revision, 0 when there is none yet, and what it makes of the project
   * beside it: both or neither. False when somebody else has changed one of them since.
   */
  replace(
    decided: Pick<KeptDecision, 'quarter' | 'project' | 'title' | 'revision' | 'decision'>,
    edit: Replacement | null,
    at: Instant,
  ): Promise<boolean>
}

export const decisions = (database: AuditedDatabase): Decisions => ({
  all: () =>
    database.read(async (reader) => {
      const rows = await reader
        .selectFrom('decision')
        .leftJoin('person', 'person.id', 'decision.person_id')
        .selectAll('decision')
        .select('person.name as person_name')
        .orderBy('decided_at', 'desc')
        .orderBy('quarter', 'desc')
        .orderBy('project_id')
        .execute()
      return rows.map((row) => ({
        quarter: row.quarter,
        project: row.project_id,
        title: row.title,
        revision: row.revision,
        decision: decidedOf(row),
        decidedAt: instant(row.decided_at),
        by: row.person_name ?? row.name,
      }))
    }),
  replace: ({ quarter, project, title, revision, decision }, edit, at) =>
    database.change((connection, log) => {
      const kept = connection
        .prepare<[string, string], DecisionTable>('SELECT * FROM decision WHERE quarter = ? AND project_id = ?')
        .get(quarter, project)
      if ((kept?.revision ?? 0) !== revision) return false
      const { person, name } = database.actor
      if (edit && !replaceEdit(connection, log, edit, at)) return false
      connection
        .prepare(
          `INSERT INTO decision (quarter, project_id, revision, title, outcome, owner, reason, expires_on, decided_at, person_id, name)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (quarter, project_id) DO UPDATE SET revision = excluded.revision, title = excluded.title,
             outcome = excluded.outcome, owner = excluded.owner, reason = excluded.reason, expires_on = excluded.expires_on,
             decided_at = excluded.decided_at, person_id = excluded.person_id, name = excluded.name`,
        )
        .run(
          quarter,
          project,
          revision + 1,
          title,
          decision?.outcome ?? null,
          decision?.owner ?? null,
          decision?.reason ?? null,
          decision?.expiresOn ?? null,
          at,
          person,
          name,
        )
      const before = kept ? decidedOf(kept) : null
      log({
        action: decision === null ? 'took back' : before ? 'changed' : 'made',
        kind: 'decision',
        subject: `${quarter} ${project}`,
        before,
        after: decision,
      })
      return true
    }),
})

/** False when the edit has another revision by now. */
function replaceEdit(connection: Connection, log: Log, edit: Replacement, at: Instant): boolean {
  const { revisionOf, changesOf, write } = editWriter(connection, 'project')
  if (revisionOf(edit.id) !== edit.revision) return false
  const before = changesOf(edit.id)
  write(edit, at)
  const after = changesOf(edit.id)
  log({ action: after === null ? 'took back' : 'changed', kind: 'project', subject: edit.id, before, after })
  bumpEvidenceVersion(connection)
  return true
}

const decidedOf = ({ outcome, owner, reason, expires_on }: Omit<DecisionTable, 'person_id'>): Decided | null =>
  outcome === null ? null : { outcome, owner: owner ?? '', reason: reason ?? '', expiresOn: expires_on }
