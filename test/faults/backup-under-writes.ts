import { once } from 'node:events'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { openStore } from '../../server/store/store.ts'
import { incident, now, page } from '../server/store/sample-evidence.ts'
import { runLeverage, startLeverage } from '../support/command-line.ts'
import { brokenOf, type Outcome } from './outcome.ts'

const MEGABYTE = 1e6
const RAW = 50_000
const RESOLUTION = 5

/** Backs a database up from another process while this one writes, as a server does; then restores it and asks the restored. */
export async function backupUnderWrites({ megabytes }: { megabytes: number }): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'leverage-faults-'))
  try {
    const store = await openStore(join(folder, 'leverage.db'), { now })
    await store.sources.upsert({ id: 'status', type: 'statuspage', title: 'Status page' })
    const { id: run } = await store.runs.start('status')
    const keep = (ids: readonly string[], length: number) =>
      store.ingest.page(
        page(
          run,
          ids.map((id) => ({
            kind: 'incident',
            externalId: id,
            raw: `"${id.padEnd(length, 'x')}"`,
            value: incident(id),
          })),
        ),
      )
    const rows = Math.ceil((megabytes * MEGABYTE) / RAW)
    for (let first = 0; first < rows; first += 50)
      await keep(
        Array.from({ length: 50 }, (_, row) => `before-${first + row}`),
        RAW,
      )

    const quiet = await delayWhile(async () => sleep(1_000))
    let writes = 0
    const child = startLeverage(folder, ['backup', 'kept.db'])
    const exit = once(child, 'exit')
    let isOver = false
    exit.then(() => {
      isOver = true
    })
    const busy = await delayWhile(async () => {
      while (!isOver) {
        await keep([`during-${writes}`], 100)
        writes += 1
        await sleep(5)
      }
    })
    const [code] = await exit
    store.close()
    const size = (await stat(join(folder, 'kept.db'))).size / MEGABYTE
    const restored = await runLeverage(folder, ['restore', 'kept.db', '--replace'])
    const again = await openStore(join(folder, 'leverage.db'), { now })
    const kept = (await again.incidents.all()).length
    const { problems } = await again.integrity()
    again.close()
    return {
      row: 19,
      fault: `a backup of ${megabytes} MB under writes, and its restore`,
      seen: { megabytes: size, writes, stall: busy, stallWhenQuiet: quiet, kept },
      broken: brokenOf({
        'the backup is whole and says so':
          code === 0 && restored.code === 0 && restored.stdout.includes('what it was when it was made'),
        'what was there before is in it': kept >= Math.ceil(rows / 50) * 50 && problems.length === 0,
        'others write meanwhile': writes > 1,
      }),
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The longest time for which the event loop stood still, in milliseconds. */
async function delayWhile(use: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION })
  delay.enable()
  await use()
  delay.disable()
  return Math.max(0, delay.max / 1e6 - RESOLUTION)
}
