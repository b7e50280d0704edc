import { existsSync, renameSync, rmSync } from 'node:fs'
import { APPLICATION_ID, type Connection } from '../connection.ts'
import { StoreFault } from '../store-fault.ts'
import { whenFree } from '../when-free.ts'
import { MIGRATIONS } from './index.ts'
import type { Migration } from './migration.ts'

/** The number of the last migration that the file has had; 0 for a new one. */
export const schemaVersion = (connection: Connection): number =>
  Number(connection.pragma('user_version', { simple: true }))

/**
 * Brings the file up to the last of `migrations`, all the way or not at all. A file that already held a schema is first
 * copied to `<path>.before-<n>.backup`, n being the first migration that it has not had.
 * Throws StoreFault when the file is newer than the program.
 */
export async function migrate(connection: Connection, path: string, migrations = MIGRATIONS): Promise<void> {
  refuseNewer(connection, path, migrations.length)
  const current = schemaVersion(connection)
  if (current === migrations.length) return
  if (current > 0) await backUp(connection, `${path}.before-${current + 1}.backup`)
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

/** A copy under its final name only once it is whole; two processes that start at once do not write to one file. */
async function backUp(connection: Connection, destination: string): Promise<void> {
  const partial = `${destination}.${process.pid}.partial`
  if (existsSync(partial)) rmSync(partial)
  await connection.backup(partial)
  renameSync(partial, destination)
}

function refuseNewer(connection: Connection, path: string, newest: number): void {
  const current = schemaVersion(connection)
  if (current <= newest) return
  throw new StoreFault(
    'newer-schema',
    path,
    `written by a newer version of Leverage (schema ${current}, this program knows ${newest})`,
    'Update Leverage, or name another file.',
  )
}
