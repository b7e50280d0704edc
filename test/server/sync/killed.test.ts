import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openStore } from '../../../server/store/store.ts'
import { now } from '../store/sample-evidence.ts'
import { temporaryFile } from '../store/temporary-store.ts'

const KILLS = 20
const PAGES = 4_000
const ROWS_PER_PAGE = 40
const child = fileURLToPath(new URL('./ingest-until-killed.ts', import.meta.url))

/** Kills a sync after `pages` acknowledged pages and a moment; gives the rows it had acknowledged by then. */
async function killedSync(path: string, pages: number, moment: number): Promise<number> {
  const options = { stdio: ['ignore', 'pipe', 'inherit'] as ['ignore', 'pipe', 'inherit'] }
  const process_ = spawn(process.execPath, [child, path, String(PAGES), String(ROWS_PER_PAGE)], options)
  const exit = once(process_, 'exit')
  let acknowledged = 0
  for await (const line of createInterface({ input: process_.stdout })) {
    const before = acknowledged
    acknowledged = Number(line)
    if (before < pages * ROWS_PER_PAGE && acknowledged >= pages * ROWS_PER_PAGE) {
      void sleep(moment).then(() => process_.kill('SIGKILL'))
    }
  }
  const [, signal] = await exit
  expect(signal).toBe('SIGKILL')
  return acknowledged
}

test(`${KILLS} kills lose no acknowledged page and leave none half written`, { timeout: 180_000 }, async () => {
  const path = temporaryFile()
  let kept = 0
  for (let kill = 0; kill < KILLS; kill += 1) {
    const acknowledged = await killedSync(path, 1 + ((kill * 7) % 11), (kill * 13) % 9)
    const store = await openStore(path, { now })
    expect((await store.integrity()).problems).toEqual([])
    const source = await store.sources.find('status')
    const rows = source?.rows ?? 0
    expect(rows).toBeGreaterThanOrEqual(kept + acknowledged)
    expect(rows).toBe((Number(source?.cursor) + 1) * ROWS_PER_PAGE)
    expect(await store.incidents.all()).toHaveLength(rows)
    expect(source?.lastRun).toMatchObject({ status: 'failed', fetched: rows - kept, created: rows - kept })
    kept = rows
    store.close()
  }
  expect(kept).toBeGreaterThan(KILLS * ROWS_PER_PAGE)
})
