import { type Connection, type ConnectionSettings, connectionSettings } from './connection.ts'
import type { StoreDatabase } from './database.ts'
import { schemaVersion } from './migrations/migrate.ts'

/** What `doctor` tells of the file. */
export interface Integrity {
  readonly path: string
  readonly schemaVersion: number
  readonly settings: ConnectionSettings
  /** What SQLite finds wrong with the file, and references to rows that are not there; empty when all is well. */
  readonly problems: readonly string[]
}

interface BrokenReference {
  readonly table: string
  readonly rowid: number | null
  readonly parent: string
}

/** Reads the whole file: seconds for a gigabyte. */
export const checkIntegrity = (database: StoreDatabase): Promise<Integrity> =>
  database.read(async () => {
    const { connection, path } = database
    return {
      path,
      schemaVersion: schemaVersion(connection),
      settings: connectionSettings(connection),
      problems: findProblems(connection),
    }
  })

/** What is wrong with a file, in words. Reads all of it. */
export function findProblems(connection: Connection): string[] {
  const damage = connection.prepare<[], string>('PRAGMA integrity_check').pluck().all()
  const broken = connection.prepare<[], BrokenReference>('PRAGMA foreign_key_check').all()
  return [
    ...damage.filter((line) => line !== 'ok'),
    ...broken.map(({ table, rowid, parent }) => `${table} row ${rowid} points to a missing ${parent}`),
  ]
}
