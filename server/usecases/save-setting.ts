import type { AssumptionName } from '../../model/assumption.ts'
import type { SettingDraft } from '../../model/contract/settings.ts'
import { listShort } from '../../model/format.ts'
import type { PeopleSettings, SettingChanges } from '../store/people-settings.ts'
import type { SettingKind } from '../store/schema.ts'
import type { Context } from './context.ts'
import { keepEdits, type Save } from './keep-edits.ts'
import { refuseRemoval } from './refuse-removal.ts'
import { refuseAssumptions, refuseSetting } from './refuse-setting.ts'
import { StaleChange } from './refused-request.ts'

/** How a save ended: what is kept now, and what was kept before, which undoes it. */
export interface SavedSetting<Changes> {
  readonly id: string
  readonly revision: number
  readonly changes: Changes | null
  readonly former: Changes | null
}

type ChangesOf<Kind extends SettingKind> = SettingChanges<Kind>

/**
 * Keeps what a person says of one setting; of something that nobody tells of, with a title, it makes one. Null takes it
 * back. Throws RefusedRequest for a change that cannot be, and StaleChange with the change that is kept now when
 * `revision` has gone by.
 */
export async function saveSetting<Kind extends SettingKind>(
  context: Context,
  kind: Kind,
  save: Save<ChangesOf<Kind>>,
): Promise<SavedSetting<ChangesOf<Kind>>> {
  const [saved] = await saveAll(context, kind, [save], ([current]) => current)
  if (!saved) throw new Error(`nothing was saved of ${save.id}`)
  return saved
}

/** Keeps several assumptions, all of them or none. Throws as saveSetting; what is kept now comes as a list. */
export const saveAssumptions = (
  context: Context,
  saves: readonly (Save<ChangesOf<'assumption'>> & { readonly id: AssumptionName })[],
): Promise<SavedSetting<ChangesOf<'assumption'>>[]> => saveAll(context, 'assumption', saves, (current) => current)

async function saveAll<Kind extends SettingKind>(
  context: Context,
  kind: Kind,
  saves: readonly Save<ChangesOf<Kind>>[],
  shown: (current: readonly Save<ChangesOf<Kind>>[]) => unknown,
): Promise<SavedSetting<ChangesOf<Kind>>[]> {
  const table = tableOf(context, kind)
  const [told, before] = await Promise.all([table.told(), table.ofPeople()])
  if (kind === 'assumption') await refuseAssumptions(context, saves as readonly Save<ChangesOf<'assumption'>>[])
  for (const { id, changes } of kind === 'assumption' ? [] : saves) {
    if (changes !== null) await refuseSetting(context, { kind, id, changes } as SettingDraft)
    else if (!told.has(id)) await refuseRemoval(context, kind, id, before.revisions.has(id))
  }
  const replacements = saves.map(({ id, revision, changes }) => ({
    id,
    revision,
    value: isNothing(changes) ? null : { changes, isMade: !told.has(id) },
  }))
  const isKept = await keepEdits(context, kind, replacements)
  const after = await table.ofPeople()
  if (!isKept) {
    const current = saves.flatMap(({ id, revision }) => {
      const now = standing(after, id)
      return now.revision === revision ? [] : [{ id, ...now }]
    })
    const which = listShort(
      current.map(({ id }) => id),
      3,
    )
    throw new StaleChange(`somebody else has changed ${which} since; nothing was changed`, shown(current))
  }
  return saves.map(({ id }) => ({ id, ...standing(after, id), former: standing(before, id).changes }))
}

const isNothing = (changes: object | null): boolean => changes === null || Object.keys(changes).length === 0

function standing<Changes>(
  people: PeopleSettings<Changes>,
  id: string,
): { readonly revision: number; readonly changes: Changes | null } {
  const edit = people.standing.find((one) => one.id === id)
  return { revision: people.revisions.get(id) ?? 0, changes: edit?.changes ?? null }
}

interface Table<Changes> {
  /** Ids that are there whatever people change here. */
  told(): Promise<ReadonlySet<string>>
  ofPeople(): Promise<PeopleSettings<Changes>>
}

function tableOf<Kind extends SettingKind>({ store }: Context, kind: Kind): Table<ChangesOf<Kind>> {
  const ids = async (told: Promise<readonly { readonly value: { readonly id: string } }[]>) =>
    new Set((await told).map(({ value }) => value.id))
  const tables: { readonly [Each in SettingKind]: Table<ChangesOf<Each>> } = {
    service: { told: () => ids(store.services.told()), ofPeople: store.services.ofPeople },
    team: { told: () => ids(store.teams.told()), ofPeople: store.teams.ofPeople },
    lens: { told: () => ids(store.lenses.told()), ofPeople: store.lenses.ofPeople },
    assumption: {
      told: async () => new Set(Object.keys(await store.settings.assumptions())),
      ofPeople: store.settings.assumptionsOfPeople,
    },
  }
  return tables[kind]
}
