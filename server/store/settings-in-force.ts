import { DEFAULT_LENSES, type Lens } from '../../model/evidence/lens.ts'
import { servicesFromComponents } from '../../model/evidence/mapping.ts'
import type { Team } from '../../model/evidence/project.ts'
import type { Service } from '../../model/evidence/service.ts'
import {
  blankLens,
  blankService,
  blankTeam,
  statedFields,
  type ToldSetting,
  withChanges,
} from '../../model/evidence/setting.ts'
import { readComponents } from './components.ts'
import type { StoreDatabase } from './database.ts'
import { CONFIGURATION_SOURCE } from './evidence/one-per-id.ts'
import { readServices } from './evidence/service-row.ts'
import { readTeams } from './evidence/team-row.ts'
import { readLenses } from './lenses.ts'
import { type PeopleSettings, readPeopleSettings, type SettingChanges } from './people-settings.ts'
import type { SettingKind } from './schema.ts'

/** One kind of setting: what everybody reads, and the layers that it is made of. */
export interface SettingsOf<Thing, Changes> {
  /** As they count: what leverage.yaml states, over that of people, over that of other sources, over the defaults. */
  all(): Promise<Thing[]>
  /** As they are before people change them. */
  told(): Promise<ToldSetting<Thing>[]>
  ofPeople(): Promise<PeopleSettings<Changes>>
}

const settingsOf = <Thing extends { readonly id: string }, Kind extends SettingKind>(
  database: StoreDatabase,
  kind: Kind,
  told: () => Promise<ToldSetting<Thing>[]>,
  blank: (id: string) => Thing,
): SettingsOf<Thing, SettingChanges<Kind>> => {
  const ofPeople = () => readPeopleSettings(database, kind)
  return {
    told,
    ofPeople,
    all: async () => {
      const [before, { standing }] = await Promise.all([told(), ofPeople()])
      return withChanges(before, standing, blank)
    },
  }
}

/** Services by id. Where no source tells of any, every component of one is a service. */
export const servicesInForce = (database: StoreDatabase): SettingsOf<Service, SettingChanges<'service'>> =>
  settingsOf(
    database,
    'service',
    async () => {
      const stated = await readServices(database)
      if (stated.length > 0) return stated.map(toldBySource)
      return servicesFromComponents(await readComponents(database)).map(toldByNobody)
    },
    blankService,
  )

export const teamsInForce = (database: StoreDatabase): SettingsOf<Team, SettingChanges<'team'>> =>
  settingsOf(database, 'team', async () => (await readTeams(database)).map(toldBySource), blankTeam)

/** In the order of the file, or of the model's defaults where the file states none; never empty. */
export const lensesInForce = (database: StoreDatabase): SettingsOf<Lens, SettingChanges<'lens'>> =>
  settingsOf(
    database,
    'lens',
    async () => {
      const stated = await readLenses(database)
      if (stated.length === 0) return DEFAULT_LENSES.map(toldByNobody)
      return stated.map((value) => ({ value, source: CONFIGURATION_SOURCE, fixed: statedFields(value) }))
    },
    blankLens,
  )

const toldByNobody = <Thing>(value: Thing): ToldSetting<Thing> => ({ value, source: null, fixed: [] })

const toldBySource = <Thing extends { readonly id: string }>({
  source,
  ...rest
}: Thing & { readonly source: string }): ToldSetting<Thing> => {
  const value = rest as unknown as Thing
  return { value, source, fixed: source === CONFIGURATION_SOURCE ? statedFields(value) : [] }
}
