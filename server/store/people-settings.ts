import type { z } from 'zod'
import {
  assumptionChangesSchema,
  keptSettingSchema,
  lensChangesSchema,
  serviceChangesSchema,
  teamChangesSchema,
} from '../../model/contract/setting.ts'
import type { SettingEdit } from '../../model/evidence/setting.ts'
import { type Instant, instant } from '../../model/quantity.ts'
import type { StoreDatabase } from './database.ts'
import { checkedColumn } from './json-column.ts'
import type { SettingKind } from './schema.ts'

/** An edit of a setting with what a later one must name. */
export interface KeptSetting<Changes> extends SettingEdit<Changes> {
  readonly revision: number
  readonly editedAt: Instant
}

const SCHEMAS = {
  service: serviceChangesSchema,
  team: teamChangesSchema,
  lens: lensChangesSchema,
  assumption: assumptionChangesSchema,
} as const satisfies Record<SettingKind, z.ZodType>

export type SettingChanges<Kind extends SettingKind> = z.output<(typeof SCHEMAS)[Kind]>

/** What people changed about one kind of setting, by id. Of one that they took back only the revision is left. */
export interface PeopleSettings<Changes> {
  readonly standing: readonly KeptSetting<Changes>[]
  readonly revisions: ReadonlyMap<string, number>
}

/** Reads the edits of a kind. Throws DamagedColumn. */
export const readPeopleSettings = <Kind extends SettingKind>(
  database: StoreDatabase,
  kind: Kind,
): Promise<PeopleSettings<SettingChanges<Kind>>> =>
  database.read(async (reader) => {
    const rows = await reader.selectFrom('edit').selectAll().where('kind', '=', kind).orderBy('id').execute()
    const schema = keptSettingSchema(SCHEMAS[kind])
    const standing = rows.flatMap(({ id, revision, value, edited_at }): KeptSetting<SettingChanges<Kind>>[] => {
      if (value === TAKEN_BACK) return []
      const { changes, isMade } = checkedColumn(value, `edit of ${kind} ${id}`, schema)
      return [{ id, revision, editedAt: instant(edited_at), changes: changes as SettingChanges<Kind>, isMade }]
    })
    return { standing, revisions: new Map(rows.map(({ id, revision }) => [id, revision])) }
  })

/** As the edit writer keeps an edit that was taken back. */
const TAKEN_BACK = '{}'
