import { readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { APPLICATION_ID, type Connection } from '../connection.ts'
import { copyDatabase } from '../copy-database.ts'
import { StoreFault } from '../store-fault.ts'
import { whenFree } from '../when-free.ts'
import { MIGRATIONS } from './index.ts'
import type { Migration } from './migration.ts'

/** Copies of older schemas that are kept beside the database. */
const KEPT_BACKUPS = 3

/** The number of the last migration that the file has had; 0 for a new one. */
export const schemaVersion = (connection: Connection): number =>
  Number(connection.pragma('user_version', { simple: true }))

/**
 * Brings the file up to the last of `migrations`, all the way or not at all. A file that already held a schema is first
 * copied to `<path>.before-<n>.backup`, n being the first migration that it has not had; of these the newest three stay.
 * Throws StoreFault when the file is newer than the program.
 */
export async function migrate(connection: Connection, path: string, migrations = MIGRATIONS): Promise<void> {
  refuseNewer(connection, path, migrations.length)
  const current = schemaVersion(connection)
  if (current === migrations.length) return
  if (current > 0) {
    await copyDatabase(connection, backupOf(path, current + 1))
    pruneBackups(path)
  }
  await whenFree(() => applyPending(connection, migrations))
  // Another process, of a newer program, may have gone further in the meantime.
  refuseNewer(connection, path, migrations.length)
}

function applyPending(connection: Connection, migrations: readonly Migration[]): void {
  const upgrade = connection.transaction(() => {
    // Of two processes that start at once the second finds the work done.
    const current = schemaVersion(connection)
    for (const migration of migrations) if (migration.number > current) connection.exec(migration.sql)
    connection.pragma(`application_id = ${APPLICATION_ID}`)
    connection.pragma(`user_version = ${Math.max(current, migrations.length)}`)
  })
  upgrade.immediate()
}

/** Removes the copies of all but the newest schemas. */
function pruneBackups(path: string): void {
  const folder = dirname(path)
  const name = basename(path)
  const numbers = readdirSync(folder)
    .filter((file) => file.startsWith(`${name}.before-`))
    .flatMap((file) => /^(\d+)\.backup$/.exec(file.slice(`${name}.before-`.length))?.[1] ?? [])
    .map(Number)
    .sort((one, other) => other - one)
  for (const number of numbers.slice(KEPT_BACKUPS))
    rmSync(join(folder, basename(backupOf(path, number))), { force: true })
}

const backupOf = (path: string, firstMissing: number): string => `${path}.before-${firstMissing}.backup`

/** Throws StoreFault when the file is newer than the program. */
export function refuseNewer(connection: Connection, path: string, newest: number = MIGRATIONS.length): void {
  const current = schemaVersion(connection)
  if (current <= newest) return
  throw new StoreFault(
    'newer-schema',
    path,
    `written by a newer version of Leverage (schema ${current}, this program knows ${newest})`,
    'Update Leverage, or name another file.',
  )
}
