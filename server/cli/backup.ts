import { resolve } from 'node:path'
import { readServerConfig } from '../config.ts'
import type { ExitReason } from '../refusal.ts'
import { backUp, hashFileOf } from '../store/backup.ts'

const BYTES_PER_MEGABYTE = 1e6

/** Copies the database, also while Leverage serves it. */
export async function backupCommand(file: string): Promise<ExitReason> {
  const { database } = readServerConfig(process.env, process.cwd())
  const destination = resolve(process.cwd(), file)
  const isWatched = process.stderr.isTTY
  const { bytes, schemaVersion, hash } = await backUp(database, destination, (share) => {
    if (isWatched) process.stderr.write(`\r${Math.floor(share * 100)}% copied`)
  })
  if (isWatched) process.stderr.write('\r')
  process.stdout.write(`${destination}: ${megabytes(bytes)}, schema ${schemaVersion}, whole and equal to the database.
Its SHA-256 is ${hash}, also in ${hashFileOf(destination)}.
Secrets in it are encrypted. Their key is not in it: keep LEVERAGE_KEY, or ${database}.key, somewhere else.
`)
  return 'done'
}

export const megabytes = (bytes: number): string => `${(bytes / BYTES_PER_MEGABYTE).toFixed(1)} MB`
