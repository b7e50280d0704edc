import { ASSUMPTIONS, type Assumptions } from '../../model/assumption.ts'
import type { Connection } from './connection.ts'
import { bumpEvidenceVersion, type StoreDatabase } from './database.ts'
import { DamagedColumn, parsed } from './json-column.ts'

/** What holds for the whole installation. */
export interface Settings {
  readonly company: string | null
  /** The evidence is the demo company's. */
  readonly demo: boolean
  /** Somebody took the demo out, so that it does not come back by itself. */
  readonly demoLeft: boolean
  /** ISO 4217 code, such as EUR; null when nobody stated it. */
  readonly currency: string | null
  /** Assumptions that differ from the model's defaults. */
  readonly assumptions: Partial<Assumptions>
}

export interface SettingsStore {
  /** What a configuration file states holds over what a person set, one assumption at a time. */
  get(): Promise<Settings>
  /** Sets the named ones; a null company or currency, and an empty set of assumptions, take back what was set. */
  set(settings: Partial<Settings>): Promise<void>
}

type SettingOrigin = 'file' | 'person'

const NOTHING_SET: Settings = { company: null, demo: false, demoLeft: false, currency: null, assumptions: {} }

export const settingsStore = (database: StoreDatabase): SettingsStore => ({
  get: () =>
    database.read(async (reader) => {
      // "person" sorts after "file": read in reverse, the file's entries come last and hold.
      const rows = await reader.selectFrom('setting').selectAll().orderBy('origin', 'desc').execute()
      return rows.reduce(
        (settings, { key, value }) => withSetting(settings, key, parsed(value, `setting ${key}`)),
        NOTHING_SET,
      )
    }),
  set: (settings) =>
    database.write((connection) => {
      writeSettings(connection, 'person', settings)
      bumpEvidenceVersion(connection)
    }),
})

/** Writes the named settings, those of one origin only. Call it inside a transaction. */
export function writeSettings(connection: Connection, origin: SettingOrigin, settings: Partial<Settings>): void {
  const remove = connection.prepare<[string, string]>('DELETE FROM setting WHERE key = ? AND origin = ?')
  const write = connection.prepare<[string, string, string]>(
    'INSERT INTO setting (key, origin, value) VALUES (?, ?, ?) ON CONFLICT (key, origin) DO UPDATE SET value = excluded.value',
  )
  for (const [key, value] of Object.entries(settings)) {
    if (value === null || value === undefined) remove.run(key, origin)
    else write.run(key, origin, JSON.stringify(value))
  }
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
  Object.fromEntries(
    Object.entries(value).filter(([name, number]) => name in ASSUMPTIONS && typeof number === 'number'),
  )
