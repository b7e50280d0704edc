import { counted } from '../../model/format.ts'
import type { SyncResult } from '../sync/run-sync.ts'
import type { Context } from '../usecases/context.ts'

/** How many quarantined rows a command names; the rest are counted. */
const MOST_NAMED = 10

/** What a sync did, in words: counts on standard output, every row that was put aside on standard error. */
export async function printSync({ store }: Context, { run }: SyncResult): Promise<void> {
  const { source, fetched, created, changed, unchanged, quarantined, withdrawn, dropped } = run
  const parts = [`${created} new`, `${changed} changed`, `${unchanged} unchanged`, `${quarantined} in quarantine`]
  if (withdrawn > 0) parts.push(`${withdrawn} withdrawn`)
  if (dropped > 0) parts.push(`${dropped} left out as no evidence`)
  process.stdout.write(`${source}: ${counted(fetched, 'row')} read: ${parts.join(', ')}\n`)
  if (quarantined === 0) return
  const rows = await store.quarantine.list({ run: run.id, limit: MOST_NAMED })
  for (const { location, reason } of rows) process.stderr.write(`  ${location}: ${reason}\n`)
  if (quarantined > rows.length) process.stderr.write(`  and ${quarantined - rows.length} more\n`)
  process.stderr.write('Rows in quarantine are kept and not counted. Mend them at their source, then import again.\n')
}
