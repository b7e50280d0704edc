import { createHash } from 'node:crypto'
import {
  constants,
  copyFileSync,
  createReadStream,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import Database from 'better-sqlite3'
import { type Connection, connect, requireOurs } from './connection.ts'
import { contentHash } from './content-hash.ts'
import { copyDatabase, putInPlace } from './copy-database.ts'
import { findProblems } from './integrity.ts'
import { refuseNewer, schemaVersion } from './migrations/migrate.ts'
import { inStoreWords, isBusy, StoreFault } from './store-fault.ts'
import { whenFree } from './when-free.ts'

/** What a backup was found to be. */
export interface CheckedBackup {
  readonly path: string
  readonly bytes: number
  readonly schemaVersion: number
  /** SHA-256 of the file. */
  readonly hash: string
  /** The hash is the one that was written down when the backup was made; false when none stands beside it. */
  readonly isHashKnown: boolean
}

/** Where the hash of a backup stands, in the form of sha256sum. */
export const hashFileOf = (backup: string): string => `${backup}.sha256`

/**
 * Copies the database at `path`, as it is at this moment, while others go on writing to it; checks that the copy is whole
 * and says the same, row by row; and writes its hash down beside it. Throws StoreFault, and then leaves no copy.
 */
export async function backUp(
  path: string,
  destination: string,
  onProgress?: (share: number) => void,
): Promise<CheckedBackup> {
  if (!existsSync(path)) throw fault('cannot-open', path, 'there is no such file', 'Check LEVERAGE_DATABASE.')
  if (existsSync(destination)) {
    throw fault('cannot-open', destination, 'is there already', 'Name another file, or remove that one.')
  }
  try {
    const connection = await whenFree(() => connect(path))
    try {
      // One moment for the copy and for what it is compared with.
      connection.exec('BEGIN; SELECT count(*) FROM sqlite_master')
      await copyDatabase(connection, destination, {
        ...(onProgress && { onProgress }),
        check: (partial) => requireSame(connection, partial, destination),
      })
    } finally {
      connection.close()
    }
    const hash = await fileHash(destination)
    writeFileSync(hashFileOf(destination), `${hash}  ${basename(destination)}\n`, { mode: 0o600 })
    return await checkBackup(destination)
  } catch (error) {
    throw inStoreWords(error, destination)
  }
}

/** Looks whether a backup is whole, ours, and what it was when it was made. Changes nothing. Throws StoreFault. */
export async function checkBackup(path: string): Promise<CheckedBackup> {
  if (!existsSync(path)) throw fault('cannot-open', path, 'there is no such file', 'Name a file that `backup` wrote.')
  const hash = await fileHash(path)
  const stated = statedHash(path)
  if (stated !== null && stated !== hash) {
    throw fault(
      'damaged',
      path,
      `not what it was when it was made: its hash is not the one in ${hashFileOf(path)}`,
      OTHER,
    )
  }
  try {
    const connection = new Database(path, { readonly: true })
    try {
      requireOurs(connection, path)
      refuseNewer(connection, path)
      const [problem] = findProblems(connection)
      if (problem !== undefined) throw fault('damaged', path, problem, OTHER)
      const bytes = Number(
        connection.prepare('SELECT page_count * page_size FROM pragma_page_count, pragma_page_size').pluck().get(),
      )
      return { path, bytes, schemaVersion: schemaVersion(connection), hash, isHashKnown: stated !== null }
    } finally {
      connection.close()
    }
  } catch (error) {
    throw inStoreWords(error, path)
  }
}

/**
 * Puts a checked backup in the place of the database at `path`. What was there is kept aside under the name that is
 * returned; null when nothing was. Throws StoreFault, and then the database is as it was, while a process has it open.
 */
export function restore(backup: CheckedBackup, path: string, suffix: string): string | null {
  const aside = existsSync(path) ? `${path}.${suffix}` : null
  const partial = `${path}.${process.pid}.partial`
  try {
    if (aside !== null) requireUnused(path)
    copyFileSync(backup.path, partial, constants.COPYFILE_FICLONE)
    if (aside !== null) {
      for (const part of ['', '-wal', '-shm']) if (existsSync(path + part)) renameSync(path + part, aside + part)
    }
    putInPlace(partial, path)
    return aside
  } catch (error) {
    rmSync(partial, { force: true })
    throw inStoreWords(error, path)
  }
}

/** Only whoever is alone may end the log of writes, and what it holds is then in the file itself. */
function requireUnused(path: string): void {
  let connection: Connection | null = null
  try {
    connection = new Database(path, { timeout: 0 })
    connection.pragma('journal_mode = DELETE')
  } catch (error) {
    // A damaged file is what a backup is for.
    if (isBusy(error)) throw fault('locked', path, 'another process has it open', 'Stop Leverage first.')
  } finally {
    connection?.close()
  }
}

function requireSame(source: Connection, partial: string, path: string): void {
  const copy = new Database(partial, { readonly: true })
  try {
    const [problem] = findProblems(copy)
    if (problem !== undefined) throw fault('damaged', path, problem, 'Nothing was kept. Run leverage doctor.')
    if (contentHash(copy) !== contentHash(source)) {
      throw fault('damaged', path, 'the copy does not say what the database says', 'Nothing was kept. Check the disk.')
    }
  } finally {
    copy.close()
  }
}

async function fileHash(path: string): Promise<string> {
  const sum = createHash('sha256')
  await pipeline(createReadStream(path), sum)
  return sum.digest('hex')
}

function statedHash(path: string): string | null {
  const file = hashFileOf(path)
  if (!existsSync(file)) return null
  return /^([0-9a-f]{64})\b/.exec(readFileSync(file, 'utf8'))?.[1] ?? ''
}

const OTHER = 'Nothing was changed. Use another backup.'
const fault = (...words: ConstructorParameters<typeof StoreFault>) => new StoreFault(...words)
