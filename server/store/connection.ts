import Database from 'better-sqlite3'
import { StoreFault } from './store-fault.ts'

export type Connection = Database.Database

/** "Levr" in ASCII: marks a database file as ours. */
export const APPLICATION_ID = 0x4c657672
/** Earlier ones can corrupt a database in WAL mode when a checkpoint races with a write. */
const OLDEST_SQLITE = [3, 51, 3] as const
/** Pages that SQLite may keep in memory, in KiB. */
const CACHE_KIBIBYTES = 32_768

/** What was asked of a connection and what it answered; `doctor` shows it. */
export interface ConnectionSettings {
  readonly sqliteVersion: string
  readonly journalMode: string
  /** 2 is FULL: a commit has reached the disk before it is acknowledged. */
  readonly synchronous: number
  readonly foreignKeys: boolean
  readonly busyTimeout: number
}

/**
 * A connection to the file at `path`, created when missing, with the settings that the store relies on in force.
 * A file that belongs to somebody else is refused before anything is written to it.
 * Throws StoreFault, and SQLite's busy error when another process is just doing the same.
 */
export function connect(path: string): Connection {
  const connection = open(path)
  try {
    const tooOld = sqliteVersionFault(sqliteVersion(connection), path)
    if (tooOld) throw tooOld
    requireOurs(connection, path)
    connection.pragma('busy_timeout = 0')
    connection.pragma('journal_mode = WAL')
    connection.pragma('synchronous = FULL')
    connection.pragma('foreign_keys = ON')
    connection.pragma(`cache_size = -${CACHE_KIBIBYTES}`)
    requireSettings(connection, path)
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

export function connectionSettings(connection: Connection): ConnectionSettings {
  return {
    sqliteVersion: sqliteVersion(connection),
    journalMode: String(connection.pragma('journal_mode', { simple: true })),
    synchronous: Number(connection.pragma('synchronous', { simple: true })),
    foreignKeys: connection.pragma('foreign_keys', { simple: true }) === 1,
    busyTimeout: Number(connection.pragma('busy_timeout', { simple: true })),
  }
}

/** A fault when `version`, such as "3.51.2", is older than the oldest SQLite that the store is safe on. */
export function sqliteVersionFault(version: string, path: string): StoreFault | null {
  const parts = version.split('.').map(Number)
  for (const [position, least] of OLDEST_SQLITE.entries()) {
    const part = parts[position] ?? 0
    if (part > least) return null
    if (part < least) {
      return new StoreFault(
        'sqlite-too-old',
        path,
        `SQLite ${version} can damage a database; at least ${OLDEST_SQLITE.join('.')} is needed`,
        'Install the dependencies again with npm ci.',
      )
    }
  }
  return null
}

function open(path: string): Connection {
  try {
    return new Database(path, { timeout: 0 })
  } catch (error) {
    // The driver itself refuses a missing folder, with a TypeError instead of a code.
    if (!(error instanceof TypeError)) throw error
    throw new StoreFault(
      'cannot-open',
      path,
      'its folder does not exist',
      'Create the folder or name another file.',
      error,
    )
  }
}

/** An empty file or one that we made. A read, so that the file of another application stays as it is. */
export function requireOurs(connection: Connection, path: string): void {
  const application = connection.pragma('application_id', { simple: true })
  if (application === APPLICATION_ID) return
  const tables = connection.prepare('SELECT count(*) FROM sqlite_master').pluck().get()
  if (application === 0 && tables === 0) return
  throw new StoreFault(
    'not-ours',
    path,
    'a database of another application',
    'Name another file; nothing was written to this one.',
  )
}

function requireSettings(connection: Connection, path: string): void {
  const { journalMode, synchronous, foreignKeys } = connectionSettings(connection)
  if (journalMode === 'memory' || (journalMode === 'wal' && synchronous === 2 && foreignKeys)) return
  throw new StoreFault(
    'cannot-open',
    path,
    `SQLite did not take the settings that keep data safe (journal ${journalMode}, synchronous ${synchronous})`,
    'Keep the file on a local disk: network file systems cannot do this.',
  )
}

const sqliteVersion = (connection: Connection): string =>
  String(connection.prepare('SELECT sqlite_version()').pluck().get())
