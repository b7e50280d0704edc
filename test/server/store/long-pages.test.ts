import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { instant } from '../../../model/quantity.ts'
import { LeaseLost } from '../../../server/store/leases.ts'
import { openStore } from '../../../server/store/store.ts'
import { impact, NOON, now, page, record } from './sample-evidence.ts'
import { contentHash, temporaryFile, temporaryStore } from './temporary-store.ts'

/** A page that is written in the thread, once that can write. */
const LONG = 1_001
const records = Array.from({ length: LONG }, (_, row) => record(`r${row}`, { impacts: [impact('api', `API ${row}`)] }))
const holder = fileURLToPath(new URL('./hold-lock.ts', import.meta.url))

test('a long page is kept as the same rows in short ones are', async () => {
  const long = await temporaryStore()
  await long.store.ingest.prepare()
  expect(await long.store.ingest.page(page(long.run, records))).toMatchObject({ created: LONG, changed: 0 })
  expect(await long.store.ingest.page(page(long.run, records))).toMatchObject({ created: 0, unchanged: LONG })
  const short = await temporaryStore()
  for (let start = 0; start < LONG; start += 91) {
    await short.store.ingest.page(page(short.run, records.slice(start, start + 91)))
  }
  expect(contentHash(long.path)).toBe(contentHash(short.path))
})

test('a long page that is sent ahead is kept after what is before it, and not at all when that fails', async () => {
  const { store, run, path } = await temporaryStore()
  await store.ingest.prepare()
  await store.ingest.page(page(run, records))
  const empty = contentHash(path)
  const first = Promise.withResolvers<void>()
  const ahead = store.ingest.page(page(run, [record('ahead'), ...records]), first.promise)
  const never = store.ingest.page(
    page(run, [record('never'), ...records]),
    ahead.then(() => Promise.reject(new Error('no'))),
  )
  await store.sources.find('status')
  expect(contentHash(path)).toBe(empty)
  first.resolve()
  expect(await ahead).toMatchObject({ created: 1, unchanged: LONG })
  await expect(never).rejects.toThrow('no')
  expect(await store.incidents.all()).toHaveLength(LONG + 1)
})

test('what passes is kept as anything is, here and in the thread, and what comes after waits for the disk', async () => {
  const { store, run } = await temporaryStore()
  expect(await store.ingest.page(page(run, [record('here')], { isPassing: true }))).toMatchObject({ created: 1 })
  await store.ingest.prepare()
  expect(await store.ingest.page(page(run, records, { isPassing: true }))).toMatchObject({ created: LONG })
  expect(await store.incidents.all()).toHaveLength(LONG + 1)
  expect((await store.integrity()).settings.synchronous).toBe(2)
})

test('the event loop goes on while a long page is written', async () => {
  const { store, run } = await temporaryStore()
  await store.ingest.prepare()
  await store.ingest.page(page(run, records))
  let turns = 0
  const written = store.ingest.page(page(run, records))
  const turn = () => {
    turns += 1
    next = setImmediate(turn)
  }
  let next = setImmediate(turn)
  await written
  clearImmediate(next)
  expect(turns).toBeGreaterThan(1)
})

test('a fault in the thread is the fault that it would be here, and nothing of the page is kept', async () => {
  const { store, run, path } = await temporaryStore()
  await store.ingest.prepare()
  await store.ingest.page(page(run, records, { cursor: 'whole' }))
  const before = contentHash(path)
  const bad = record('bad', { startedAt: instant(Number.NaN) })
  await expect(
    store.ingest.page(page(run, [record('new'), bad, ...records.slice(2)], { cursor: 'half' })),
  ).rejects.toMatchObject({ name: 'StoreFault', code: 'refused-row' })
  const late = page(run, [record('new'), ...records], { lease: { holder: 'nobody', until: NOON } })
  await expect(store.ingest.page(late)).rejects.toThrow(LeaseLost)
  expect(contentHash(path)).toBe(before)
  expect(await store.ingest.page(page(run, records))).toMatchObject({ unchanged: LONG })
})

test('a long page waits while another process writes', { timeout: 30_000 }, async () => {
  const { store, run, path } = await temporaryStore()
  await store.ingest.prepare()
  await store.ingest.page(page(run, records))
  const other = spawn(process.execPath, [holder, path, '1000'], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(other.stdout, 'data')
  const counts = store.ingest.page(page(run, [record('late'), ...records]))
  expect(await counts).toMatchObject({ created: 1, unchanged: LONG })
  if (other.exitCode === null) await once(other, 'exit')
})

test('writes of this process wait for each other instead of finding the file locked', async () => {
  const { store, run } = await temporaryStore()
  await store.ingest.prepare()
  const pages = Array.from({ length: 10 }, (_, number) =>
    store.ingest.page(page(run, number % 2 === 0 ? records : [record(`short ${number}`)])),
  )
  const titles = Array.from({ length: 10 }, (_, number) =>
    store.sources.upsert({ id: 'status', type: 'statuspage', title: `Page ${number}` }),
  )
  await Promise.all([...pages, ...titles])
  expect((await store.runs.list())[0]).toMatchObject({ created: LONG + 5, unchanged: 4 * LONG })
  expect((await store.sources.find('status'))?.title).toBe('Page 9')
})

test('closing lets go of the file, in the thread too, even right after it was started', async () => {
  const path = temporaryFile()
  const store = await openStore(path, { now })
  await store.sources.upsert({ id: 'status', type: 'statuspage', title: 'Status page' })
  const { id } = await store.runs.start('status')
  await store.ingest.page(page(id, records))
  store.close()
  // The last connection to close takes the log away.
  expect(existsSync(`${path}-wal`)).toBe(false)
  const again = await openStore(path, { now })
  expect(await again.incidents.all()).toHaveLength(LONG)
  again.close()
})
