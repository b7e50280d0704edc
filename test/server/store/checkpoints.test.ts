import { existsSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { EvidenceRecord } from '../../../server/sources/record.ts'
import { page, record } from './sample-evidence.ts'
import { temporaryFile, temporaryStore } from './temporary-store.ts'

const PAGE_BYTES = 4_096
/** So many rows of a page each are more than is moved at once, and far less than a connection would then move by itself. */
const ROWS = 2_800

const longRows = (first: number, count: number): EvidenceRecord[] =>
  Array.from({ length: count }, (_, row) => {
    const id = `r${first + row}`
    return { ...record(id), raw: `{"id":"${id}","text":"${'x'.repeat(PAGE_BYTES)}"}` }
  })

/** Pages of the log, as another program sees it. */
function logOf(path: string): () => number {
  const database = new Database(path)
  onTestFinished(() => void database.close())
  return () => (database.pragma('wal_checkpoint(NOOP)') as [{ readonly log: number }])[0].log
}

test.each([
  ['prepared for', 400, ROWS],
  ['prepared for, too short for the thread that writes', 100, ROWS],
  // Until the thread has started commits move the log.
  ['that nobody announced', 200, 2 * ROWS],
])(
  'what is written in pages %s is moved from the log into the file meanwhile, and not as part of a commit',
  async (way, count, rows) => {
    const { store, run, path } = await temporaryStore()
    if (way.startsWith('prepared')) await store.ingest.prepare()
    const log = logOf(path)
    let longest = 0
    for (let first = 0; first < rows; first += count) {
      await store.ingest.page(page(run, longRows(first, count)))
      longest = Math.max(longest, log())
      // Threads take a while to start.
      await sleep(15)
    }
    expect(longest).toBeGreaterThan(2_000)
    await vi.waitFor(() => expect(statSync(path).size).toBeGreaterThan(1_500 * PAGE_BYTES), { timeout: 10_000 })
  },
)

test('closing moves all of it and leaves no log behind', async () => {
  const path = temporaryFile()
  const { store, run } = await temporaryStore(path)
  await store.ingest.prepare()
  await store.ingest.page(page(run, longRows(0, 400)))
  store.close()
  expect(existsSync(`${path}-wal`)).toBe(false)
})
