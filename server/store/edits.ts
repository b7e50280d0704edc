import { type Instant, instant } from '../../model/quantity.ts'
import type { AuditedDatabase } from './audited.ts'
import type { Connection } from './connection.ts'
import { bumpEvidenceVersion } from './evidence-version.ts'
import { parsed } from './json-column.ts'
import type { EditKind } from './schema.ts'

/** What a person changed about one thing that a source gave. It holds over whatever the source says about those fields. */
export interface Edit {
  readonly id: string
  /** Grows with every change: a change must name the revision that it was made from. */
  readonly revision: number
  readonly value: unknown
  readonly editedAt: Instant
}

export interface Edits {
  /** By id. */
  all(kind: EditKind): Promise<Edit[]>
  /** Of these only, by id; an id that nobody has edited is left out. */
  some(kind: EditKind, ids: readonly string[]): Promise<Edit[]>
  /**
   * Puts each value in the place of the edit with this revision, 0 when there is none yet; null takes it back. All of
   * them or none, in one transaction: answers with what is kept now, in order, or with null when somebody else changed
   * one of them in the meantime. No id may be there twice.
   */
  replace(kind: EditKind, changed: readonly Replacement[], at: Instant): Promise<Edit[] | null>
}

export interface Replacement {
  readonly id: string
  readonly revision: number
  readonly value: unknown
}

export const edits = (database: AuditedDatabase): Edits => ({
  all: (kind) =>
    database.read(async (reader) =>
      (await reader.selectFrom('edit').selectAll().where('kind', '=', kind).orderBy('id').execute()).map(toEdit),
    ),
  some: (kind, ids) =>
    database.read(async (reader) =>
      (
        await reader
          .selectFrom('edit')
          .selectAll()
          .where('kind', '=', kind)
          .where('id', 'in', [...ids])
          .orderBy('id')
          .execute()
      ).map(toEdit),
    ),
  replace: (kind, changed, at) =>
    database.change((connection, log) => {
      const { revisionOf, changesOf, write } = editWriter(connection, kind)
      if (changed.some(({ id, revision }) => revisionOf(id) !== revision)) return null
      bumpEvidenceVersion(connection)
      return changed.map((replacement) => {
        const before = changesOf(replacement.id)
        const kept = write(replacement, at)
        const after = changesOf(replacement.id)
        log({ action: after === null ? 'took back' : 'changed', kind, subject: replacement.id, before, after })
        return kept
      })
    }),
})

/** Call what it returns inside a transaction. */
export function editWriter(connection: Connection, kind: EditKind) {
  const known = connection
    .prepare<[string, string], number>('SELECT revision FROM edit WHERE kind = ? AND id = ?')
    .pluck()
  const changes = connection
    .prepare<[string, string], string>("SELECT value -> 'changes' FROM edit WHERE kind = ? AND id = ?")
    .pluck()
  const upsert = connection.prepare(
    `INSERT INTO edit (kind, id, revision, value, edited_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (kind, id) DO UPDATE
     SET revision = excluded.revision, value = excluded.value, edited_at = excluded.edited_at`,
  )
  return {
    revisionOf: (id: string): number => known.get(kind, id) ?? 0,
    /** What stands of the edit, for the audit log; null when there is none, or it was taken back. */
    changesOf: (id: string): unknown => {
      const json = changes.get(kind, id)
      return json ? parsed(json, 'edit.value') : null
    },
    write: ({ id, revision, value }: Replacement, at: Instant): Edit => {
      // What was taken back stays as an empty edit: its revision must never be given twice.
      upsert.run(kind, id, revision + 1, JSON.stringify(value ?? {}), at)
      return { id, revision: revision + 1, value: value ?? {}, editedAt: at }
    },
  }
}

const toEdit = (row: { id: string; revision: number; value: string; edited_at: number }): Edit => ({
  id: row.id,
  revision: row.revision,
  value: parsed(row.value, 'edit.value'),
  editedAt: instant(row.edited_at),
})
