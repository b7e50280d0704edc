import { type Instant, instant } from '../../model/quantity.ts'
import { bumpEvidenceVersion, type StoreDatabase } from './database.ts'
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
  find(kind: EditKind, id: string): Promise<Edit | null>
  /**
   * Puts `value` in the place of the edit with this revision, 0 when there is none yet; null takes it back.
   * Answers with what is kept now, or with null when somebody else changed it in the meantime.
   */
  replace(kind: EditKind, id: string, revision: number, value: unknown, at: Instant): Promise<Edit | null>
}

export const edits = (database: StoreDatabase): Edits => ({
  all: (kind) =>
    database.read(async (reader) =>
      (await reader.selectFrom('edit').selectAll().where('kind', '=', kind).orderBy('id').execute()).map(toEdit),
    ),
  find: (kind, id) =>
    database.read(async (reader) => {
      const row = await reader
        .selectFrom('edit')
        .selectAll()
        .where('kind', '=', kind)
        .where('id', '=', id)
        .executeTakeFirst()
      return row ? toEdit(row) : null
    }),
  replace: (kind, id, revision, value, at) =>
    database.write((connection) => {
      const known =
        connection
          .prepare<[string, string], number>('SELECT revision FROM edit WHERE kind = ? AND id = ?')
          .pluck()
          .get(kind, id) ?? 0
      if (known !== revision) return null
      connection
        .prepare(
          `INSERT INTO edit (kind, id, revision, value, edited_at) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (kind, id) DO UPDATE
           SET revision = excluded.revision, value = excluded.value, edited_at = excluded.edited_at`,
        )
        // What was taken back stays as an empty edit: its revision must never be given twice.
        .run(kind, id, revision + 1, JSON.stringify(value ?? {}), at)
      bumpEvidenceVersion(connection)
      return { id, revision: revision + 1, value: value ?? {}, editedAt: at }
    }),
})

const toEdit = (row: { id: string; revision: number; value: string; edited_at: number }): Edit => ({
  id: row.id,
  revision: row.revision,
  value: parsed(row.value, 'edit.value'),
  editedAt: instant(row.edited_at),
})
