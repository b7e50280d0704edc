import { expect, test } from 'vitest'
import { backupUnderWrites } from './backup-under-writes.ts'
import { breakIn } from './break-in.ts'
import { brokenAnswers } from './broken-answers.ts'
import { CONNECTORS } from './connectors.ts'
import { editedMeanwhile } from './edited-meanwhile.ts'
import { forbiddenAddresses } from './forbidden-addresses.ts'
import { forgedWebhooks } from './forged-webhooks.ts'
import { canMount, fullDisk } from './full-disk.ts'
import { hanging } from './hanging.ts'
import { hostileCells } from './hostile-cells.ts'
import { killedBackfill } from './killed-backfill.ts'
import { killedIngest } from './killed-ingest.ts'
import { killedMigration } from './killed-migration.ts'
import { locked } from './locked.ts'
import type { Outcome } from './outcome.ts'
import { poison } from './poison.ts'
import { replayed } from './replayed.ts'
import { strangeClocks } from './strange-clocks.ts'
import { terminated } from './terminated.ts'
import { unreliable } from './unreliable.ts'
import { webhookStorm } from './webhook-storm.ts'

/** One of each kind: the others take as long and meet the same. `npm run faults` has them all. */
const SOME = CONNECTORS.filter(({ type }) => ['statuspage-manage', 'github', 'incident-io', 'datadog'].includes(type))

test.each<[string, () => Promise<Outcome>]>([
  ['an ingest killed again and again', () => killedIngest({ kills: 10 })],
  ['records replayed in another order and twice', () => replayed({ records: 500, times: 2 })],
  ['rows edited between pages', () => editedMeanwhile({ issues: 500, times: 2 })],
  ['a backfill killed again and again', () => killedBackfill({ issues: 3_000, kills: 3 })],
  ['answers that are none, at every page of every connector', () => brokenAnswers({ kinds: 1 })],
  [
    'a lock that another process holds',
    () => locked({ connectors: SOME, short: 200, long: 2_500, patience: 500, answered: 5_000 }),
  ],
  ['upstreams that hang and drip', () => hanging({ deadline: 2_000, drip: 200 })],
  ['an upstream that fails and limits', () => unreliable({ rows: 500, least: 12, second: 5, retryAfter: 4 })],
  ['poisoned rows', () => poison({ rows: 250, every: 25, letters: 2_100_000 })],
  ['forged webhooks', () => forgedWebhooks({ times: 1_000 })],
  ['webhooks twice and out of order, with a kill', () => webhookStorm({ rows: 60, perSecond: 200, within: null })],
  ['a server asked to end under load', () => terminated({ times: 2 })],
  ['a backup under writes', () => backupUnderWrites({ megabytes: 5 })],
  ['migrations killed on the way', () => killedMigration({ every: 5 })],
  ['cells that a spreadsheet would run', () => hostileCells({ cells: 2_000 })],
  ['addresses that must not be reached', forbiddenAddresses],
  ['clocks that differ, change and are wrong', () => strangeClocks({ rows: 200, connectors: SOME })],
  ['somebody who tries to get in, and to more', () => breakIn({ tries: 200, accounts: 20 })],
])('%s', { timeout: 180_000 }, (_fault, inject) => survives(inject))

test.skipIf(!(await canMount()))('a full disk (needs unshare and the right to mount)', { timeout: 180_000 }, () =>
  survives(() => fullDisk(SOME)),
)

async function survives(inject: () => Promise<Outcome>): Promise<void> {
  const { broken, seen } = await inject()
  expect({ seen, broken }).toEqual({ seen, broken: [] })
}
