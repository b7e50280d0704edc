import { type Assumptions, DEFAULT_ASSUMPTIONS } from '../../model/assumption.ts'
import { assumptionsOver, isAssumption } from '../../model/assumptions/bounds.ts'
import { learntCalibrationSchema } from '../../model/contract/calibration.ts'
import type { LearntCalibration } from '../../model/insight/backtest/calibrated.ts'
import type { AuditedDatabase } from './audited.ts'
import type { Connection } from './connection.ts'
import type { StoreDatabase } from './database.ts'
import { bumpEvidenceVersion } from './evidence-version.ts'
import { checkedColumn, DamagedColumn, parsed } from './json-column.ts'
import { type PeopleSettings, readPeopleSettings, type SettingChanges } from './people-settings.ts'

/** What holds for the whole installation. */
export interface Settings {
  readonly company: string | null
  /** The evidence is the demo company's. */
  readonly demo: boolean
  /** Somebody took the demo out, so that it does not come back by itself. */
  readonly demoLeft: boolean
  /** ISO 4217 code, such as EUR; null when nobody stated it. */
  readonly currency: string | null
  /** Assumptions that somebody stated: what the file says holds over what a person set, one at a time. */
  readonly assumptions: Partial<Assumptions>
}

/** Where leverage.yaml states what, as lines from 1: "services/checkout", "assumptions/halfLife". */
export interface FilePlaces {
  readonly file: string
  readonly lines: Readonly<Record<string, number>>
}

export interface SettingsStore {
  /** What a configuration file states holds over what a person set, one by one. */
  get(): Promise<Settings>
  /** Every assumption as it is in force: stated ones over the defaults. */
  assumptions(): Promise<Assumptions>
  /** Those that the file states. */
  assumptionsOfFile(): Promise<Partial<Assumptions>>
  /** Those that people set, whether or not the file holds over them. */
  assumptionsOfPeople(): Promise<PeopleSettings<SettingChanges<'assumption'>>>
  /** What past quarters chose of them, not laid over any of these yet; null until it was learnt once. */
  calibration(): Promise<LearntCalibration | null>
  /** Keeps what past quarters chose; whether that is another choice than the one before. */
  keepCalibration(learnt: LearntCalibration): Promise<boolean>
  /** Null without a configuration file. */
  places(): Promise<FilePlaces | null>
  /** Sets the named ones; a null company or currency takes back what was set. */
  set(settings: Partial<Omit<Settings, 'assumptions'>>): Promise<void>
}

type SettingOrigin = 'file' | 'person'

/** Where the places of what the file states are kept. */
export const PLACES_KEY = 'configuration-places'

/** Where it is kept what past quarters chose. */
const CALIBRATION_KEY = 'calibration'

const NOTHING_SET: Settings = { company: null, demo: false, demoLeft: false, currency: null, assumptions: {} }

export function settingsStore(database: AuditedDatabase): SettingsStore {
  const assumptionsOfPeople = () => readPeopleSettings(database, 'assumption')
  const get = async (): Promise<Settings> => {
    const [stated, { standing }] = await Promise.all([readStated(database), assumptionsOfPeople()])
    const set = Object.fromEntries(
      standing.filter(({ id }) => isAssumption(id)).map(({ id, changes }) => [id, changes.value]),
    )
    return { ...stated, assumptions: { ...set, ...stated.assumptions } }
  }
  return {
    get,
    assumptionsOfPeople,
    assumptions: async () => {
      const [{ assumptions: ofFile }, { assumptions }] = await Promise.all([readStated(database), get()])
      const ofPeople = Object.entries(assumptions).filter(([name]) => !(name in ofFile))
      return assumptionsOver({ ...DEFAULT_ASSUMPTIONS, ...ofFile }, Object.fromEntries(ofPeople))
    },
    assumptionsOfFile: async () => (await readStated(database)).assumptions,
    calibration: async () => {
      const text = await readValue(database, CALIBRATION_KEY)
      return text === null ? null : checkedColumn(text, CALIBRATION_KEY, learntCalibrationSchema)
    },
    keepCalibration: (learnt) =>
      database.change((connection, log) => {
        const kept = connection
          .prepare<[string], string>("SELECT value FROM setting WHERE key = ? AND origin = 'person'")
          .pluck()
          .get(CALIBRATION_KEY)
        const before = kept === undefined ? [] : checkedColumn(kept, CALIBRATION_KEY, learntCalibrationSchema).quarters
        writeValue(connection, 'person', CALIBRATION_KEY, learnt)
        if (JSON.stringify(before) === JSON.stringify(learnt.quarters)) return false
        bumpEvidenceVersion(connection)
        log({ action: 'changed', kind: 'calibration', subject: 'quarters', before, after: learnt.quarters })
        return true
      }),
    places: async () => {
      const text = await readValue(database, PLACES_KEY)
      return text === null ? null : placesColumn(text)
    },
    set: (settings) =>
      database.change((connection, log) => {
        const before = valuesOf(connection, Object.keys(settings))
        writeSettings(connection, 'person', settings)
        log({ action: 'changed', kind: 'settings', subject: Object.keys(settings).join(', '), before, after: settings })
        bumpEvidenceVersion(connection)
      }),
  }
}

/** What people set under these names so far. */
function valuesOf(connection: Connection, names: readonly string[]): Record<string, unknown> {
  const kept = connection
    .prepare<[string], string>("SELECT value FROM setting WHERE key = ? AND origin = 'person'")
    .pluck()
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = kept.get(name)
      return value === undefined ? [] : [[name, parsed(value, `setting ${name}`)]]
    }),
  )
}

const readValue = (database: StoreDatabase, key: string): Promise<string | null> =>
  database.read(async (reader) => {
    const row = await reader.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst()
    return row?.value ?? null
  })

const readStated = (database: StoreDatabase): Promise<Settings> =>
  database.read(async (reader) => {
    // "person" sorts after "file": read in reverse, the file's entries come last and hold.
    const rows = await reader.selectFrom('setting').selectAll().orderBy('origin', 'desc').execute()
    return rows.reduce(
      (settings, { key, value }) => withSetting(settings, key, parsed(value, `setting ${key}`)),
      NOTHING_SET,
    )
  })

/** Writes the named settings, those of one origin only. Call it inside a transaction. */
export function writeSettings(connection: Connection, origin: SettingOrigin, settings: Partial<Settings>): void {
  const remove = connection.prepare<[string, string]>('DELETE FROM setting WHERE key = ? AND origin = ?')
  for (const [key, value] of Object.entries(settings)) {
    if (value === null || value === undefined) remove.run(key, origin)
    else writeValue(connection, origin, key, value)
  }
}

function writeValue(connection: Connection, origin: SettingOrigin, key: string, value: unknown): void {
  connection
    .prepare<[string, string, string]>(
      'INSERT INTO setting (key, origin, value) VALUES (?, ?, ?) ON CONFLICT (key, origin) DO UPDATE SET value = excluded.value',
    )
    .run(key, origin, JSON.stringify(value))
}

function withSetting(settings: Settings, key: string, value: unknown): Settings {
  if ((key === 'company' || key === 'currency') && typeof value === 'string') return { ...settings, [key]: value }
  if ((key === 'demo' || key === 'demoLeft') && typeof value === 'boolean') return { ...settings, [key]: value }
  if (key === 'assumptions' && typeof value === 'object' && value !== null) {
    return { ...settings, assumptions: { ...settings.assumptions, ...knownAssumptions(value) } }
  }
  // Settings that only a newer or older program knows are left alone.
  if (key in NOTHING_SET) throw new DamagedColumn(`setting ${key} holds something else than it should`)
  return settings
}

/** Numbers under names that the model still has. */
const knownAssumptions = (value: object): Partial<Assumptions> =>
  Object.fromEntries(Object.entries(value).filter(([name, number]) => isAssumption(name) && typeof number === 'number'))

function placesColumn(json: string): FilePlaces {
  const value = parsed(json, PLACES_KEY)
  if (typeof value === 'object' && value !== null && 'file' in value && 'lines' in value) return value as FilePlaces
  throw new DamagedColumn(`setting ${PLACES_KEY} holds something else than it should`)
}
