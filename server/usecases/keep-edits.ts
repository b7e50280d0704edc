import { changedSince } from '../../model/evidence/edit.ts'
import type { Replacement } from '../store/edits.ts'
import type { EditKind } from '../store/schema.ts'
import type { KeptChanges } from './changes.ts'
import type { Context } from './context.ts'

/** An edit put in the place of the one with this revision; null takes it back. */
export interface Save<Changes> {
  readonly id: string
  readonly revision: number
  readonly changes: Changes | null
}

/** Keeps all of these edits and tells every open page, or none of them and false: one is of a revision gone by. */
export async function keepEdits(context: Context, kind: EditKind, changed: readonly Replacement[]): Promise<boolean> {
  const kept = await context.store.edits.replace(kind, changed, context.now())
  if (kept) await tellChange(context)
  return kept !== null
}

/** Tells every open page that evidence changed. */
export async function tellChange({ store, events }: Context): Promise<void> {
  events.publish({ type: 'evidence-changed', evidenceVersion: await store.evidenceVersion() })
}

/** An edit as it is kept, with what the source says now of the fields that it changes; null takes the edit back. */
export const keptValue = <Changes extends object>(changes: Changes | null, told: object) =>
  changes === null || Object.keys(changes).length === 0 ? null : { changes, told: fieldsOf(told, changes) }

/** What something says of the fields that are changed. */
export function fieldsOf(told: object, changes: object): Record<string, unknown> {
  const said = new Map<string, unknown>(Object.entries(told))
  return Object.fromEntries(Object.keys(changes).map((field) => [field, said.get(field)]))
}

/** What stands of an edit against what the source says now; null when nobody edited it, or took the edit back. */
export function standingEdit<Changes extends object>(kept: KeptChanges<Changes> | undefined, told: object) {
  const revision = kept?.revision ?? 0
  if (kept === undefined || Object.keys(kept.changes).length === 0) return { revision, edit: null }
  const { changes, editedAt } = kept
  const edit = {
    changes,
    told: { ...kept.told },
    editedAt: new Date(editedAt).toISOString(),
    apart: changedSince(told, changes, kept.told),
  }
  return { revision, edit }
}
