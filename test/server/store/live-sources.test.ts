import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { instant, minutes } from '../../../model/quantity.ts'
import { LeaseLost } from '../../../server/store/leases.ts'
import { openStore } from '../../../server/store/store.ts'
import { StoreFault } from '../../../server/store/store-fault.ts'
import { NOON, now, page, record } from './sample-evidence.ts'
import { temporaryFile, temporaryStore } from './temporary-store.ts'

const later = (seconds: number) => instant(NOON + seconds * 1_000)

describe('a lease', () => {
  test('keeps everybody else out until it runs out or is given back', async () => {
    const { store } = await temporaryStore()
    expect(await store.leases.claim('status', { holder: 'one', until: later(60) }, NOON)).toBe(true)
    expect(await store.leases.claim('status', { holder: 'two', until: later(90) }, later(30))).toBe(false)
    expect(await store.leases.claim('status', { holder: 'two', until: later(120) }, later(60))).toBe(true)
    await store.leases.release('status', 'one')
    expect(await store.leases.claim('status', { holder: 'one', until: later(180) }, later(61))).toBe(false)
    await store.leases.release('status', 'two')
    expect(await store.leases.claim('status', { holder: 'one', until: later(180) }, later(61))).toBe(true)
  })

  test('is extended by each page, and a page under a lost one is refused whole', async () => {
    const { store, run } = await temporaryStore()
    await store.leases.claim('status', { holder: 'one', until: later(60) }, NOON)
    await store.ingest.page(page(run, [record('a')], { lease: { holder: 'one', until: later(120) } }))
    expect((await store.sources.find('status'))?.leasedUntil).toBe(later(120))

    await store.leases.claim('status', { holder: 'two', until: later(300) }, later(121))
    const late = page(run, [record('b')], { lease: { holder: 'one', until: later(240) }, cursor: 'b' })
    await expect(store.ingest.page(late)).rejects.toThrow(LeaseLost)
    expect(await store.incidents.all()).toHaveLength(1)
    expect((await store.sources.find('status'))?.cursor).not.toBe('b')
  })
})

test('the silence of a host outlasts a shorter one and passes', async () => {
  const { store } = await temporaryStore()
  await store.silences.keep({ host: 'api.example.com', until: later(60), reason: 'answered 429' }, NOON)
  await store.silences.keep({ host: 'api.example.com', until: later(30), reason: 'answered 503' }, NOON)
  expect(await store.silences.current(later(59))).toEqual([
    { host: 'api.example.com', until: later(60), reason: 'answered 429' },
  ])
  expect(await store.silences.current(later(60))).toEqual([])
})

test('silences that have passed are forgotten as another host asks for one', async () => {
  const { store, path } = await temporaryStore()
  const reason = 'answered 429'
  for (const seconds of [60, 61]) {
    await store.silences.keep({ host: `${seconds}.example.com`, until: later(seconds), reason }, NOON)
  }
  await store.silences.keep({ host: 'new.example.com', until: later(90), reason }, later(60))
  const side = new Database(path, { readonly: true })
  onTestFinished(() => void side.close())
  expect(side.prepare('SELECT host FROM host_silence ORDER BY host').pluck().all()).toEqual([
    '61.example.com',
    'new.example.com',
  ])
})

test('the silence of a host holds for whoever opens the file next, and for no other host', async () => {
  const { store, path } = await temporaryStore()
  await store.silences.keep({ host: 'api.example.com', until: later(60), reason: 'answered 429' }, NOON)
  expect(await store.silences.until('api.example.com', NOON)).toBe(later(60))
  store.close()
  const again = await openStore(path, { now })
  onTestFinished(() => again.close())
  expect(await again.silences.until('api.example.com', later(59))).toBe(later(60))
  expect(await again.silences.until('api.example.com', later(60))).toBeNull()
  expect(await again.silences.until('other.example.com', NOON)).toBeNull()
})

test('the silence of a host holds before it is written, and when it cannot be', async () => {
  const path = temporaryFile()
  const store = await openStore(path, { now, lockPatience: 30 })
  onTestFinished(() => store.close())
  const other = new Database(path)
  other.exec('BEGIN IMMEDIATE')
  const kept = store.silences.keep({ host: 'api.example.com', until: later(60), reason: 'answered 429' }, NOON)
  expect(await store.silences.until('api.example.com', NOON)).toBe(later(60))
  await expect(kept).rejects.toThrow(StoreFault)
  expect(await store.silences.until('api.example.com', later(59))).toBe(later(60))
  expect(await store.silences.until('api.example.com', later(60))).toBeNull()
  other.exec('ROLLBACK')
  other.close()
})

test('of two edits from one revision the second is refused', async () => {
  const { store } = await temporaryStore()
  const replace = (revision: number, value: unknown) =>
    store.edits.replace('project', [{ id: 'retries', revision, value }], NOON)
  expect(await replace(0, { title: 'A' })).toMatchObject([{ revision: 1 }])
  expect(await replace(0, { title: 'B' })).toBeNull()
  expect(await store.edits.some('project', ['retries', 'other'])).toMatchObject([
    { revision: 1, value: { title: 'A' } },
  ])
  expect(await replace(1, null)).toMatchObject([{ revision: 2 }])
  expect(await replace(0, { title: 'C' })).toBeNull()
  expect(await store.edits.all('incident')).toEqual([])
})

test('of many edits one that is stale keeps all of them from being kept', async () => {
  const { store } = await temporaryStore()
  await store.edits.replace('incident', [{ id: 'b', revision: 0, value: { risk: null } }], NOON)
  const both = [
    { id: 'a', revision: 0, value: { risk: 'r' } },
    { id: 'b', revision: 0, value: { risk: 'r' } },
  ]
  expect(await store.edits.replace('incident', both, NOON)).toBeNull()
  expect(await store.edits.all('incident')).toMatchObject([{ id: 'b', revision: 1, value: { risk: null } }])
})

const NO_PLACES = { file: 'leverage.yaml', lines: {} }

test('rules of the file come before those of people, and each is replaced by itself', async () => {
  const { store } = await temporaryStore()
  await store.rules.replace([{ title: 'mine', service: 'a' }])
  const nothing = { company: null, demo: false, demoLeft: false, currency: null, assumptions: {} }
  const lists = { services: [], teams: [], projects: [], lenses: [], sources: [], places: NO_PLACES }
  await store.applyConfiguration({ ...nothing, ...lists, rules: [{ title: 'file', service: 'b' }] }, 'h')
  expect((await store.rules.all()).map(({ title }) => title)).toEqual(['file', 'mine'])
  await store.rules.replace([])
  expect((await store.rules.all()).map(({ title }) => title)).toEqual(['file'])
})

test('another config in the file starts the source over, the same one does not', async () => {
  const { store, run } = await temporaryStore()
  const nothing = { company: null, demo: false, demoLeft: false, currency: null, assumptions: {} }
  const lists = { services: [], teams: [], projects: [], lenses: [], rules: [], places: NO_PLACES }
  const stated = (url: string) => ({
    ...nothing,
    ...lists,
    sources: [{ id: 'status', type: 'statuspage', title: 'Status', schedule: null, config: { url } }],
  })
  await store.applyConfiguration(stated('https://a.example'), 'h1')
  await store.ingest.page(page(run, [record('a')], { cursor: 'a' }))
  await store.applyConfiguration({ ...stated('https://a.example'), company: 'B' }, 'h2')
  expect((await store.sources.find('status'))?.cursor).toBe('a')
  await store.applyConfiguration(stated('https://b.example'), 'h3')
  expect((await store.sources.find('status'))?.cursor).toBeNull()
})

test('a bucket is kept once, changed when its figures change, and counted like a row', async () => {
  const { store, run } = await temporaryStore()
  const reading = (good: number) => ({
    externalId: 'availability',
    title: 'Availability',
    service: 'checkout',
    slo: null,
    buckets: [
      { start: instant(0), length: minutes(5), good, total: 100 },
      { start: instant(300_000), length: minutes(5), good: 100, total: 100 },
    ],
  })
  const keep = (good: number) => store.ingest.page(page(run, [], { readings: [reading(good)] }))
  expect(await keep(90)).toMatchObject({ created: 2, changed: 0, unchanged: 0 })
  expect(await keep(90)).toMatchObject({ created: 0, changed: 0, unchanged: 2 })
  expect(await keep(80)).toMatchObject({ created: 0, changed: 1, unchanged: 1 })
  expect((await store.sli.all())[0]?.buckets.map(({ good }) => good)).toEqual([80, 100])
})

test('what was put aside keeps what its source needs to map it again, and can be dismissed', async () => {
  const { store, run } = await temporaryStore()
  const rejection = {
    location: 'line 2',
    externalId: null,
    reason: 'no start',
    raw: '{}',
    origin: { table: 'incident' },
  }
  await store.ingest.page(page(run, [], { rejections: [rejection] }))
  const [row] = await store.quarantine.list()
  expect(row?.origin).toEqual({ table: 'incident' })
  expect(await store.quarantine.dismiss(row?.id ?? 0)).toBe(true)
  expect(await store.quarantine.dismiss(row?.id ?? 0)).toBe(false)
  expect(await store.quarantine.count()).toBe(0)
})

test('a paused source says so, and a removed one takes along what it gave', async () => {
  const { store, run } = await temporaryStore()
  await store.ingest.page(page(run, [record('a')]))
  await store.sources.pause('status', true)
  expect(await store.sources.find('status')).toMatchObject({ paused: true })
  await store.sources.remove('status')
  expect(await store.incidents.all()).toEqual([])
})

test('a long run that ends after shorter ones says how fresh the data is', async () => {
  let at = NOON
  const store = await openStore(temporaryFile(), { now: () => at })
  onTestFinished(() => store.close())
  for (const id of ['long', 'short']) await store.sources.upsert({ id, type: 'statuspage', title: id })
  expect(await store.runs.lastSuccess()).toBeNull()
  const long = await store.runs.start('long')
  at = later(60)
  const short = await store.runs.start('short')
  await store.runs.finish(short.id, null)
  expect(await store.runs.lastSuccess()).toBe(later(60))
  at = later(7_200)
  await store.runs.finish(long.id, null)
  expect(await store.runs.lastSuccess()).toBe(later(7_200))
  at = later(9_000)
  await store.runs.finish((await store.runs.start('short')).id, { code: 'timed-out', message: 'no answer' })
  expect(await store.runs.lastSuccess()).toBe(later(7_200))
})
