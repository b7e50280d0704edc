import type { AssumptionName } from '../../model/assumption.ts'
import type { SettingDraft } from '../../model/contract/settings.ts'
import { blankLens, blankService, blankTeam, withChanges } from '../../model/evidence/setting.ts'
import type { SettingsOf } from '../store/settings-in-force.ts'
import type { Store } from '../store/store.ts'

/** The store as it would read with a draft in the place of what people changed about the same thing; keeps nothing. */
export function withDraft(store: Store, draft: SettingDraft): Store {
  switch (draft.kind) {
    case 'service':
      return { ...store, services: drafted(store.services, draft, blankService) }
    case 'team':
      return { ...store, teams: drafted(store.teams, draft, blankTeam) }
    case 'lens':
      return { ...store, lenses: drafted(store.lenses, draft, blankLens) }
    case 'assumption':
      return withAssumption(store, draft.id, draft.changes.value)
  }
}

const withAssumption = (store: Store, name: AssumptionName, value: number): Store => ({
  ...store,
  settings: {
    ...store.settings,
    assumptions: async () => ({ ...(await store.settings.assumptions()), [name]: value }),
    get: async () => {
      const settings = await store.settings.get()
      return { ...settings, assumptions: { ...settings.assumptions, [name]: value } }
    },
  },
})

const drafted = <Thing extends { readonly id: string }, Changes extends object>(
  settings: SettingsOf<Thing, Changes>,
  { id, changes }: { readonly id: string; readonly changes: Changes },
  blank: (id: string) => Thing,
): SettingsOf<Thing, Changes> => ({
  ...settings,
  all: async () => {
    const [told, { standing }] = await Promise.all([settings.told(), settings.ofPeople()])
    return withChanges(told, [...standing.filter((edit) => edit.id !== id), { id, changes, isMade: true }], blank)
  },
})
