import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { instant, minutes } from '../../../model/quantity.ts'
import type { Page, RawRow } from '../../../server/sources/source.ts'
import type { PageOfEvidence } from '../../../server/store/keep-page.ts'
import { LeaseLost } from '../../../server/store/leases.ts'
import type { Store } from '../../../server/store/store.ts'
import { runSync } from '../../../server/sync/run-sync.ts'
import type { SyncProgress } from '../../../server/sync/sync-options.ts'
import { keepBusy } from '../../support/keep-busy.ts'
import { NOON, now } from '../store/sample-evidence.ts'
import { temporaryStore } from '../store/temporary-store.ts'
import { type Asked, fakeSource, mapFake, pageOf, rowsOf, silent } from './fake-source.ts'

const row = (id: string): RawRow => ({ location: `row ${id}`, content: id, text: id })

function sync(store: Store, pages: readonly (Page | Error)[], change: { asked?: Asked; signal?: AbortSignal } = {}) {
  const signal = change.signal ?? new AbortController().signal
  return runSync({ ...orderOf(store), source: fakeSource(pages, change.asked), signal })
}

const orderOf = (store: Store) => ({
  store,
  sourceId: 'status',
  config: null,
  now,
  log: silent,
  signal: new AbortController().signal,
})

/** A run over one page, and how many rows and buckets were kept after each part of it. */
async function syncWatched(store: Store, page: Page) {
  const fetched: number[] = []
  const onProgress = (progress: SyncProgress) => fetched.push(progress.fetched)
  const { run } = await runSync({ ...orderOf(store), source: fakeSource([page]), onProgress })
  return { run, fetched }
}

test('a page of 1,250 rows is kept in parts; only the last moves the cursor', async () => {
  const { store } = await temporaryStore()
  const rows = rowsOf(0, 1_250)
  const seen: SyncProgress[] = []
  const { run } = await runSync({
    store,
    source: fakeSource([{ ...pageOf(0, rows), expected: 1_250 }]),
    sourceId: 'status',
    config: null,
    now,
    log: silent,
    signal: new AbortController().signal,
    onProgress: (progress) => seen.push(progress),
  })
  expect(run).toMatchObject({ fetched: 1_250, created: 1_250 })
  expect(seen.map(({ fetched, expected }) => [fetched, expected])).toEqual([
    [500, 1_250],
    [1_000, 1_250],
    [1_250, 1_250],
  ])

  const { store: other } = await temporaryStore()
  await sync(other, [pageOf(0, [...rows, row('breaks-a-rule')])])
  expect(await other.incidents.all()).toHaveLength(1_000)
  expect((await other.sources.find('status'))?.cursor).toBeNull()
})

test('rows of long texts are kept in shorter parts, a row at least', async () => {
  const long = (characters: number) => rowsOf(0, 3).map((row) => ({ ...row, text: row.text.padEnd(characters) }))
  const keep = async (rows: Page['rows']) => {
    const { store } = await temporaryStore()
    return (await syncWatched(store, pageOf(0, rows))).fetched
  }
  expect(await keep(long(300_000))).toEqual([3])
  expect(await keep(long(600_000))).toEqual([2, 3])
  expect(await keep(long(1_500_000))).toEqual([1, 2, 3])
})

test('while a page is written the next is fetched, and what it holds is kept only after', async () => {
  const { store } = await temporaryStore()
  const asked = { fetched: 0, before: [] as number[] }
  const source = fakeSource([])
  async function* pull() {
    for (let page = 0; page < 3; page += 1) {
      asked.fetched += 1
      yield pageOf(page, rowsOf(page, 2))
    }
  }
  const ingest = {
    ...store.ingest,
    page: (page: PageOfEvidence) => {
      asked.before.push(asked.fetched)
      return sleep(20).then(() => store.ingest.page(page))
    },
  }
  const { run } = await runSync({ ...orderOf({ ...store, ingest }), source: { ...source, pull } })
  expect(run).toMatchObject({ status: 'succeeded', created: 6 })
  expect(asked.before).toEqual([1, 2, 3])
  expect((await store.sources.find('status'))?.cursor).toBe(2)
})

test('a short page is kept before what its source asks for meanwhile is under way', async () => {
  const { store } = await temporaryStore()
  const pages = [0, 1, 2].map((number) => pageOf(number, rowsOf(number, 20)))
  let kept = 0
  const underWay: number[] = []
  const source = {
    ...fakeSource([]),
    async *pull() {
      for (const page of pages) {
        setImmediate(() => underWay.push(kept))
        yield page
      }
    },
    map(given: RawRow) {
      keepBusy(1)
      return mapFake(given)
    },
  }
  const onProgress = ({ fetched }: SyncProgress) => {
    kept = fetched
  }
  await runSync({ ...orderOf(store), source, onProgress })
  expect(underWay).toEqual([20, 40, 60])
})

test('of a page that is asked for again until it is whole some parts are on their way, of others one', async () => {
  const mostOnTheirWay = async (pages: readonly Page[], expected: number) => {
    const { store } = await temporaryStore()
    const reached = Promise.withResolvers<void>()
    let onTheirWay = 0
    let most = 0
    const ingest = {
      ...store.ingest,
      async page(page: PageOfEvidence, before?: Promise<unknown>) {
        onTheirWay += 1
        most = Math.max(most, onTheirWay)
        // Long enough for one more to come, if it may.
        if (onTheirWay === expected) void sleep(50).then(reached.resolve)
        await Promise.all([reached.promise, before])
        onTheirWay -= 1
        return store.ingest.page(page)
      },
    }
    await sync({ ...store, ingest }, pages)
    expect(await store.incidents.all()).toHaveLength(pages.reduce((sum, { rows }) => sum + rows.length, 0))
    return most
  }
  expect(await mostOnTheirWay([pageOf(0, rowsOf(0, 4_500))], 5)).toBe(5)
  const small = [0, 1, 2, 3, 4, 5].map((page) => pageOf(page, rowsOf(page, 2)))
  expect(await mostOnTheirWay(small, 2)).toBe(2)
})

test('of parts that are on their way together the one that cannot be written is named', async () => {
  const { store } = await temporaryStore()
  const passing = (page: number, rows: readonly RawRow[]): Page => ({ ...pageOf(page, rows), cursor: undefined })
  const { run } = await sync(store, [
    passing(0, rowsOf(0, 200)),
    passing(1, [row('breaks-a-rule')]),
    passing(2, rowsOf(2, 200)),
    passing(3, rowsOf(3, 200)),
  ])
  expect(run).toMatchObject({ status: 'failed', created: 200 })
  expect(run.error).toContain('status, page 1:')
})

test('a source that fails after a page leaves that page whole', async () => {
  const { store } = await temporaryStore()
  const slow = { ...store.ingest, page: (page: PageOfEvidence) => sleep(20).then(() => store.ingest.page(page)) }
  const { run } = await sync({ ...store, ingest: slow }, [pageOf(0, rowsOf(0, 2)), new Error('cut off')])
  expect(run).toMatchObject({ status: 'failed', created: 2 })
  expect((await store.sources.find('status'))?.cursor).toBe(0)
})

test('more than a fifth of bad rows halts the source: reasons are kept, the cursor stays', async () => {
  const { store } = await temporaryStore()
  const bad = Array.from({ length: 30 }, (_, position) => row(`bad-${position}`))
  const coverage = { from: instant(0), to: instant(1) }
  const { run, fault } = await sync(store, [
    pageOf(0, rowsOf(0, 80)),
    pageOf(1, [...bad, ...rowsOf(1, 10)], coverage),
    pageOf(2, rowsOf(2, 50)),
  ])
  expect(fault).toMatchObject({ code: 'too-many-bad-rows' })
  expect(run.error).toContain('status, page 1: 30 of 120 rows')
  expect(run).toMatchObject({ status: 'failed', created: 90, quarantined: 30 })
  expect(await store.sources.find('status')).toMatchObject({ cursor: 0, coveredTo: null })
})

test('exactly a fifth, or few rows, do not halt it', async () => {
  const { store } = await temporaryStore()
  const bad = Array.from({ length: 20 }, (_, position) => row(`bad-${position}`))
  expect((await sync(store, [pageOf(0, [...bad, ...rowsOf(0, 80)])])).fault).toBeNull()
  const { store: other } = await temporaryStore()
  expect((await sync(other, [pageOf(0, [...bad, ...rowsOf(0, 1)])])).fault).toBeNull()
})

test('what moves the cursor waits for the disk; a part before it, which would be asked for again, does not', async () => {
  const { store } = await temporaryStore()
  const passing: unknown[] = []
  const ingest = {
    ...store.ingest,
    page: (page: PageOfEvidence, before?: Promise<unknown>) => {
      passing.push(page.isPassing)
      return store.ingest.page(page, before)
    },
  }
  const more = { ...pageOf(0, rowsOf(0, 2)), cursor: undefined }
  await sync({ ...store, ingest }, [more, pageOf(1, rowsOf(1, 600)), pageOf(2, [])])
  expect(passing).toEqual([true, true, false, false])
  expect((await store.sources.find('status'))?.cursor).toBe(2)
})

test('files are read whatever the cursor, and do not move it', async () => {
  const { store } = await temporaryStore()
  await sync(store, [pageOf(0, rowsOf(0, 1))])
  const files = ['incidents.csv']
  const source = fakeSource([pageOf(5, rowsOf(5, 1)), pageOf(6, rowsOf(6, 1))])
  const { run } = await runSync({
    store,
    source,
    sourceId: 'status',
    files,
    now,
    log: silent,
    signal: new AbortController().signal,
  })
  expect(run).toMatchObject({ status: 'succeeded', created: 2 })
  expect((await store.sources.find('status'))?.cursor).toBe(0)
})

test('a page without rows moves the cursor and the coverage', async () => {
  const { store } = await temporaryStore()
  await sync(store, [pageOf(0, [], { from: instant(1), to: instant(2) })])
  expect(await store.sources.find('status')).toMatchObject({ cursor: 0, coveredFrom: 1, coveredTo: 2 })
})

describe('measured readings', () => {
  const reading = (externalId: string, count: number) => ({
    externalId,
    title: externalId,
    service: 'api',
    slo: null,
    buckets: Array.from({ length: count }, (_, position) => ({
      start: instant(position * 300_000),
      length: minutes(5),
      good: position % 100,
      total: 100,
    })),
  })

  test('are kept with their page in parts, and counted; the cursor moves with the last part', async () => {
    const { store } = await temporaryStore()
    const page = { ...pageOf(0, rowsOf(0, 3)), readings: [reading('a', 8_000), reading('b', 7_500)], expected: 15_503 }
    const { run, fetched } = await syncWatched(store, page)
    expect(fetched).toEqual([3, 11_003, 15_503])
    expect(run).toMatchObject({ status: 'succeeded', fetched: 15_503, created: 15_503 })
    const series = await store.sli.all()
    expect(series.map(({ id, buckets }) => [id, buckets])).toEqual([
      ['status/a', reading('a', 8_000).buckets],
      ['status/b', reading('b', 7_500).buckets],
    ])
    expect((await store.sources.find('status'))?.cursor).toBe(0)
  })

  test('of a page without rows move the cursor', async () => {
    const { store } = await temporaryStore()
    const { run } = await sync(store, [{ ...pageOf(0, []), readings: [reading('a', 2)] }])
    expect(run).toMatchObject({ fetched: 2, created: 2 })
    expect((await store.sources.find('status'))?.cursor).toBe(0)
  })
})

test('a page under a lease that somebody else holds is refused whole and ends the run', async () => {
  const { store } = await temporaryStore()
  await store.leases.claim('status', { holder: 'other', until: instant(NOON + 60_000) }, NOON)
  const { run, fault } = await runSync({
    store,
    source: fakeSource([pageOf(0, rowsOf(0, 3))]),
    sourceId: 'status',
    config: null,
    now,
    log: silent,
    signal: new AbortController().signal,
    lease: () => ({ holder: 'we', until: instant(NOON + 30_000) }),
  })
  expect(fault).toBeInstanceOf(LeaseLost)
  expect(run).toMatchObject({ status: 'failed', fault: 'lease-lost', fetched: 0 })
  expect(await store.incidents.all()).toEqual([])
})
