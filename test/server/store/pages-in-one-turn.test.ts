import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setImmediate as turn } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test, vi } from 'vitest'
import { instant } from '../../../model/quantity.ts'
import { connect } from '../../../server/store/connection.ts'
import { storeDatabase } from '../../../server/store/database.ts'
import { encodePage } from '../../../server/store/encode-page.ts'
import { ingest } from '../../../server/store/ingest.ts'
import type { IngestCounts, PageOfEvidence } from '../../../server/store/keep-page.ts'
import type { Store } from '../../../server/store/store.ts'
import { type WriterThread, writerThread } from '../../../server/store/writer-thread.ts'
import { page, record } from './sample-evidence.ts'
import { temporaryStore } from './temporary-store.ts'

/** Rows that make a page one for the thread. */
const records = Array.from({ length: 200 }, (_, row) => record(`r${row}`))
const holder = fileURLToPath(new URL('./hold-lock.ts', import.meta.url))

async function storeWithThread() {
  const { store, run, path } = await temporaryStore()
  await store.ingest.prepare()
  const part = (number: number) => page(run, [record(`part ${number}`), ...records], { cursor: number })
  return { store, run, path, part }
}

/** Gives the store all of them while the first is written, each to be kept behind the one before; what became of each. */
async function inTheThread(store: Store, pages: readonly PageOfEvidence[], order: string[] = []) {
  const all: Promise<unknown>[] = []
  for (const one of pages) {
    const kept = store.ingest.page(one, all.at(-1)).then(
      () => order.push(`kept ${one.cursor}`),
      (fault: unknown) => {
        order.push(`lost ${one.cursor}`)
        throw fault
      },
    )
    kept.catch(() => undefined)
    all.push(kept)
    if (all.length === 1) await turn()
  }
  return all
}

const cursorOf = async (store: Store) => (await store.sources.find('status'))?.cursor

test('pages of a run that are in the thread together are kept one behind the other', async () => {
  const { store, part } = await storeWithThread()
  const order: string[] = []
  await Promise.all(await inTheThread(store, [1, 2, 3, 4, 5, 6].map(part), order))
  expect(order).toEqual([1, 2, 3, 4, 5, 6].map((number) => `kept ${number}`))
  expect(await store.incidents.all()).toHaveLength(records.length + 6)
  expect(await cursorOf(store)).toBe(6)
})

test('behind a page that cannot be kept none is', async () => {
  const { store, run, part } = await storeWithThread()
  const bad = page(run, [...records, record('bad', { startedAt: instant(Number.NaN) })], { cursor: 3 })
  const order: string[] = []
  const kept = await inTheThread(store, [part(1), part(2), bad, part(4), part(5)], order)
  for (const one of kept.slice(2)) await expect(one).rejects.toMatchObject({ code: 'refused-row' })
  expect(order).toEqual(['kept 1', 'kept 2', 'lost 3', 'lost 4', 'lost 5'])
  expect(await cursorOf(store)).toBe(2)
  expect((await store.runs.list())[0]).toMatchObject({ created: records.length + 2 })
  await store.ingest.page(part(6))
  expect(await cursorOf(store)).toBe(6)
})

test('while another process writes all of them wait, and are kept in their order', { timeout: 30_000 }, async () => {
  const { store, path, part } = await storeWithThread()
  const other = spawn(process.execPath, [holder, path, '500'], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(other.stdout, 'data')
  const order: string[] = []
  await Promise.all(await inTheThread(store, [1, 2, 3, 4].map(part), order))
  expect(order).toEqual(['kept 1', 'kept 2', 'kept 3', 'kept 4'])
  expect((await store.runs.list())[0]).toMatchObject({ created: records.length + 4 })
  if (other.exitCode === null) await once(other, 'exit')
})

test('another write has its turn before pages that come after it', async () => {
  const { store, part } = await storeWithThread()
  const order: string[] = []
  const first = await inTheThread(store, [1, 2].map(part), order)
  const other = store.runs.start('status').then(() => order.push('other'))
  const last = await inTheThread(store, [3, 4, 5].map(part), order)
  await Promise.all([...first, other, ...last])
  expect(order.indexOf('other')).toBeLessThan(order.indexOf('kept 4'))
})

test('only what comes next shares a turn: of the same run, with nothing that waits before it', async () => {
  const { run, path } = await temporaryStore()
  const thread = writerThread(path)
  onTestFinished(() => thread.close())
  await thread.start()
  const hold = (of: number, mayFollow = true) => thread.hold(encodePage(page(of, records)), mayFollow)
  const first = hold(run)
  expect(first.following).toBeNull()
  const kept = first.write()
  expect(hold(run + 1).drop()).toBeUndefined()
  const second = hold(run)
  expect(second.following).not.toBeNull()
  const third = hold(run, false)
  expect(third.following).toBeNull()
  expect(hold(run).following).toBeNull()
  expect(await kept).toMatchObject({ created: records.length })
  expect(await second.following).toMatchObject({ unchanged: records.length })
  expect(await third.write()).toMatchObject({ unchanged: records.length })
})

/** A store whose thread keeps nothing: a page that follows another comes to what is said, and its own turn is counted. */
async function withThread(following: Promise<IngestCounts> | null, isBusy = false) {
  const { run, path } = await temporaryStore()
  const connection = connect(path)
  onTestFinished(() => void connection.close())
  const database = storeDatabase(connection, path)
  const inTurns: string[] = []
  const pageWritten = vi.fn()
  const thread: WriterThread = {
    start: async () => undefined,
    isReady: () => true,
    isBusy: () => isBusy,
    close: () => undefined,
    hold: ({ cursor }) => ({
      following: cursor === 'second' ? following : null,
      drop: () => undefined,
      async write() {
        inTurns.push(String(cursor))
        return COUNTS
      },
    }),
  }
  const { page: keep } = ingest({ ...database, pageWritten }, thread)
  return { database, inTurns, pageWritten, keep: (cursor: string, rows = records) => keep(page(run, rows, { cursor })) }
}
const COUNTS: IngestCounts = { created: 1, changed: 0, unchanged: 0, quarantined: 0 }

test('a page that finds the file locked behind the one before has a turn of its own', async () => {
  const locked = Promise.reject(new Database.SqliteError('database is locked', 'SQLITE_BUSY'))
  const { keep, inTurns } = await withThread(locked)
  await Promise.all([keep('first'), keep('second')])
  expect(inTurns).toEqual(['first', 'second'])
})

test('a turn that is shared ends with the last page of it', async () => {
  const second = Promise.withResolvers<IngestCounts>()
  const { keep, inTurns, database } = await withThread(second.promise)
  const first = keep('first')
  const order: string[] = []
  const kept = keep('second').then(() => order.push('second'))
  await first
  const other = database.write(() => order.push('other'))
  await turn()
  second.resolve(COUNTS)
  await Promise.all([kept, other])
  expect(order).toEqual(['second', 'other'])
  expect(inTurns).toEqual(['first'])
})

test('of each page that shares the turn of another it is said that it has been written', async () => {
  const { keep, pageWritten } = await withThread(Promise.resolve(COUNTS))
  await Promise.all([keep('first'), keep('second')])
  expect(pageWritten).toHaveBeenCalledOnce()
})

test.each([
  ['goes to the thread behind others that are not kept yet', true, ['short']],
  ['is kept here when there are none', false, []],
])('a short page %s', async (_, isBusy, inTheThread) => {
  const { keep, inTurns } = await withThread(null, isBusy)
  expect(await keep('short', records.slice(0, 1))).toMatchObject({ created: 1 })
  expect(inTurns).toEqual(inTheThread)
})
