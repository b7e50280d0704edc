import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { readServerConfig } from '../config.ts'
import { type ExitReason, Refusal } from '../refusal.ts'
import { checkBackup, restore } from '../store/backup.ts'
import { requireOpenSecrets } from '../usecases/stored-secrets.ts'
import { megabytes } from './backup.ts'
import { withInstallation } from './installation.ts'

/** Puts a backup in the place of the database, once it was found to be whole; the database that was there is kept aside. */
export async function restoreCommand(
  file: string,
  { replace = false }: { readonly replace?: boolean },
): Promise<ExitReason> {
  const { database } = readServerConfig(process.env, process.cwd())
  const backup = await checkBackup(resolve(process.cwd(), file))
  if (existsSync(database) && !replace) {
    throw new Refusal('usage', `${database} is there already`, 'Give --replace to put it aside.')
  }
  const aside = restore(backup, database, `replaced-${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}`)
  const known = backup.isHashKnown ? 'whole, and what it was when it was made' : 'whole; no hash stands beside it'
  process.stdout.write(`${backup.path} (${megabytes(backup.bytes)}, schema ${backup.schemaVersion}) is ${known}.
It is now ${database}.
${aside === null ? '' : `What was there is kept as ${aside}.\n`}`)
  // Brings it up to date, and says so now if its secrets cannot be opened, rather than at the next start.
  return withInstallation<ExitReason>(undefined, async ({ context }) => {
    await requireOpenSecrets(context)
    return 'done'
  })
}
