import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { backupUnderWrites } from './backup-under-writes.ts'
import { breakIn } from './break-in.ts'
import { brokenAnswers } from './broken-answers.ts'
import { CONNECTORS } from './connectors.ts'
import { editedMeanwhile } from './edited-meanwhile.ts'
import { forbiddenAddresses } from './forbidden-addresses.ts'
import { forgedWebhooks } from './forged-webhooks.ts'
import { fullDisk } from './full-disk.ts'
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

/**
 * Injects each fault in full: `node test/faults/run.ts`, or with numbers of rows only those. Prints a table and writes
 * results.json beside this file; ends with 1 when something did not hold.
 */

const RESULTS = fileURLToPath(new URL('results.json', import.meta.url))
const SCENARIOS: Readonly<Record<string, () => Promise<Outcome>>> = {
  1: () => killedIngest({ kills: 200 }),
  3: () => fullDisk(CONNECTORS),
  4: () => locked({ connectors: CONNECTORS, short: 4_000, long: 20_000, patience: null, answered: 6_000 }),
  5: () => replayed({ records: 10_000, times: 3 }),
  6: () => editedMeanwhile({ issues: 2_000, times: 5 }),
  7: () => killedBackfill({ issues: 50_000, kills: 20 }),
  8: () => brokenAnswers({ kinds: 5 }),
  9: () => hanging({ deadline: null, drip: 10_000 }),
  10: () => unreliable({ rows: 15_000, least: 150, second: 1_000, retryAfter: 2 }),
  11: () => poison({ rows: 10_000, every: 50, letters: 5_000_000 }),
  12: () => strangeClocks({ rows: 2_000 }),
  13: () => forgedWebhooks({ times: 10_000 }),
  14: () => webhookStorm({ rows: 3_000, perSecond: 500, within: 200 }),
  18: () => terminated({ times: 20 }),
  19: () => backupUnderWrites({ megabytes: 200 }),
  20: () => killedMigration({ every: 1 }),
  22: () => breakIn({ tries: 5_000, accounts: 500 }),
  24: () => hostileCells({ cells: 10_000 }),
  25: forbiddenAddresses,
}

/** A line for each connector where there are several, else one. */
function shown(seen: Outcome['seen']): string {
  const figures = Object.entries(seen).filter(([, value]) => typeof value !== 'object')
  const shares = Object.entries(seen).filter(([, value]) => typeof value === 'object')
  const line = (pairs: readonly (readonly [string, unknown])[]) =>
    pairs
      .map(([name, value]) => `${name} ${typeof value === 'number' ? Math.round(value * 100) / 100 : value}`)
      .join(', ')
  return [
    ...(figures.length > 0 ? [`    ${line(figures)}\n`] : []),
    ...shares.map(([type, share]) => `    ${type.padEnd(18)} ${line(Object.entries(share))}\n`),
  ].join('')
}

const wanted = process.argv.slice(2)
const outcomes: Outcome[] = []
for (const [row, inject] of Object.entries(SCENARIOS)) {
  if (wanted.length > 0 && !wanted.includes(row)) continue
  const outcome = await inject()
  outcomes.push(outcome)
  const verdict = outcome.broken.length === 0 ? 'survived' : `BROKEN: ${outcome.broken.join('; ')}`
  process.stdout.write(`${row.padStart(2)}  ${outcome.fault.padEnd(60)}  ${verdict}\n${shown(outcome.seen)}`)
}
if (wanted.length === 0) {
  await writeFile(RESULTS, `${JSON.stringify({ measuredAt: new Date().toISOString(), outcomes }, null, 2)}\n`)
}
if (outcomes.some(({ broken }) => broken.length > 0)) process.exitCode = 1
