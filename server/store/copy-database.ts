import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import type { Connection } from './connection.ts'

/** Pages that are copied before anything else may happen: some two milliseconds. */
const PAGES_AT_A_TIME = 200
/** Steps after which the copy so far is brought to the disk: a server's commit waits behind no more than some 2 MB of it. */
const STEPS_BETWEEN_SYNCS = 2

/**
 * Copies what `connection` sees into a new file that only its owner may read, and puts it under its name once it is whole
 * and on the disk. Inside a transaction that is what it saw when that began, whatever others write meanwhile.
 * `check` may throw to give the copy up.
 */
export async function copyDatabase(
  connection: Connection,
  destination: string,
  { onProgress, check }: { onProgress?: (share: number) => void; check?: (partial: string) => void } = {},
): Promise<void> {
  const partial = `${destination}.${process.pid}.partial`
  rmSync(partial, { force: true })
  const file = openSync(partial, 'wx', 0o600)
  try {
    let steps = 0
    await connection.backup(partial, {
      progress({ totalPages, remainingPages }) {
        steps += 1
        if (steps % STEPS_BETWEEN_SYNCS === 0) fsyncSync(file)
        onProgress?.(1 - remainingPages / totalPages)
        return PAGES_AT_A_TIME
      },
    })
    // One file without a log beside it, that can be read from where nothing can be written.
    const copy = new Database(partial)
    copy.pragma('journal_mode = DELETE')
    copy.close()
    check?.(partial)
    putInPlace(partial, destination)
  } catch (error) {
    rmSync(partial, { force: true })
    throw error
  } finally {
    closeSync(file)
  }
}

/** Gives a file its name, both on the disk when this returns. */
export function putInPlace(partial: string, destination: string): void {
  sync(partial)
  renameSync(partial, destination)
  sync(dirname(destination))
}

function sync(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
