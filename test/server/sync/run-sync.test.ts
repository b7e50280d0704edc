import { expect, test } from 'vitest'
import { instant } from '../../../model/quantity.ts'
import { type Page, type RawRow, SourceFault } from '../../../server/sources/source.ts'
import type { Store } from '../../../server/store/store.ts'
import { runSync } from '../../../server/sync/run-sync.ts'
import { now } from '../store/sample-evidence.ts'
import { temporaryStore } from '../store/temporary-store.ts'
import { type Asked, fakeSource, pageOf, rowsOf, silent } from './fake-source.ts'

const row = (id: string): RawRow => ({ location: `row ${id}`, content: id, text: id })

function sync(store: Store, pages: readonly (Page | Error)[], change: { asked?: Asked; signal?: AbortSignal } = {}) {
  const signal = change.signal ?? new AbortController().signal
  return runSync({
    store,
    source: fakeSource(pages, change.asked),
    sourceId: 'status',
    config: null,
    now,
    log: silent,
    signal,
  })
}

const ids = async (store: Store) => (await store.incidents.all()).map(({ externalId }) => externalId).toSorted()

test('keeps every page and says what it came to', async () => {
  const { store } = await temporaryStore()
  const coverage = { from: instant(0), to: instant(5_000) }
  const { run, components, fault } = await sync(store, [
    pageOf(0, rowsOf(0, 3), coverage),
    pageOf(1, [row('maintenance-1'), row('bad-1'), row('thrown-1'), row('x')]),
  ])
  expect(fault).toBeNull()
  expect(run).toMatchObject({
    status: 'succeeded',
    fetched: 7,
    created: 4,
    dropped: 1,
    quarantined: 2,
    unmapped: 0,
    error: null,
  })
  expect(components).toEqual([{ source: 'status', id: 'api', name: 'API' }])
  expect(await store.sources.find('status')).toMatchObject({ cursor: 1, coveredFrom: 0, coveredTo: 5_000, rows: 4 })
  expect((await store.quarantine.list()).map(({ location, reason }) => [location, reason])).toEqual([
    ['row thrown-1', 'could not be understood: no start in thrown-1'],
    ['row bad-1', 'bad'],
  ])
})

test('a source that is not known yet is introduced; one of another type is not taken over', async () => {
  const { store } = await temporaryStore()
  const options = {
    store,
    source: fakeSource([]),
    config: null,
    now,
    log: silent,
    signal: new AbortController().signal,
  }
  await runSync({ ...options, sourceId: 'new' })
  expect(await store.sources.find('new')).toMatchObject({ type: 'statuspage', title: 'Fake', config: null })
  await store.sources.upsert({ id: 'sheet', type: 'csv', title: 'Sheet' })
  await expect(runSync({ ...options, sourceId: 'sheet' })).rejects.toMatchObject({ code: 'other-type' })
  expect(await store.runs.list({ source: 'sheet' })).toEqual([])
})

test('the next sync goes on from the page that was kept last', async () => {
  const { store } = await temporaryStore()
  const asked: Asked = { cursors: [] }
  const cut = new SourceFault({
    code: 'unreachable',
    location: 'https://status.example/page/2',
    message: 'the connection was cut',
    advice: 'Try again.',
  })
  const failed = await sync(store, [pageOf(0, rowsOf(0, 2)), pageOf(1, rowsOf(1, 2)), cut], { asked })
  expect(failed.fault).toBe(cut)
  expect(failed.run).toMatchObject({
    status: 'failed',
    fetched: 4,
    error: 'status, https://status.example/page/2: the connection was cut. Try again.',
  })
  expect(await ids(store)).toEqual(['p0-r0', 'p0-r1', 'p1-r0', 'p1-r1'])

  await sync(store, [pageOf(0, []), pageOf(1, []), pageOf(2, rowsOf(2, 1))], { asked })
  expect(asked.cursors).toEqual([null, 1])
  expect(await ids(store)).toEqual(['p0-r0', 'p0-r1', 'p1-r0', 'p1-r1', 'p2-r0'])
})

test('a page that cannot be stored leaves nothing and moves no cursor; the run names source and page', async () => {
  const { store } = await temporaryStore()
  const { run, fault } = await sync(store, [
    pageOf(0, rowsOf(0, 2)),
    pageOf(1, [...rowsOf(1, 2), row('breaks-a-rule')]),
    pageOf(2, rowsOf(2, 2)),
  ])
  expect(fault).toMatchObject({ name: 'StoreFault', code: 'refused-row' })
  expect(run).toMatchObject({ status: 'failed', fetched: 2, error: expect.stringMatching(/^status, page 1: /) })
  expect(await ids(store)).toEqual(['p0-r0', 'p0-r1'])
  expect((await store.sources.find('status'))?.cursor).toBe(0)
})

test('a stopped sync keeps what it has and says that it stopped', async () => {
  const { store } = await temporaryStore()
  const stop = new AbortController()
  const source = fakeSource([pageOf(0, rowsOf(0, 1)), pageOf(1, rowsOf(1, 1))])
  const onProgress = () => stop.abort()
  const options = { store, source, sourceId: 'status', config: null, now, log: silent, signal: stop.signal, onProgress }
  const { run } = await runSync(options)
  expect(run).toMatchObject({ status: 'failed', error: expect.stringContaining('stopped before it finished') })
  expect(await ids(store)).toEqual(['p0-r0'])
})
