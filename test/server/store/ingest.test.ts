import { expect, test } from 'vitest'
import { instant } from '../../../model/quantity.ts'
import { impact, incident, NOON, page, record } from './sample-evidence.ts'
import { contentHash, temporaryStore } from './temporary-store.ts'

const rejection = { location: 'page 1 row 2', externalId: 'b', reason: 'no start', raw: '{"id":"b"}' }

test('says what a page changed: created, then unchanged, then changed', async () => {
  const { store, run } = await temporaryStore()
  expect(await store.ingest.page(page(run, [record('a'), record('b')]))).toEqual({
    created: 2,
    changed: 0,
    unchanged: 0,
    quarantined: 0,
  })
  const edited = record('b', { title: 'Edited' })
  expect(await store.ingest.page(page(run, [record('a'), edited]))).toMatchObject({ changed: 1, unchanged: 1 })
  expect((await store.incidents.all()).map(({ title }) => title)).toEqual(['Incident a', 'Edited'])
  expect((await store.runs.list())[0]).toMatchObject({ fetched: 4, created: 2, changed: 1, unchanged: 1 })
})

test('the same text with another meaning is a change: a newer mapping is taken over', async () => {
  const { store, run } = await temporaryStore()
  await store.ingest.page(page(run, [{ ...record('a'), raw: 'same' }]))
  const counts = await store.ingest.page(page(run, [{ ...record('a', { severity: 'minor' }), raw: 'same' }]))
  expect(counts.changed).toBe(1)
  expect((await store.incidents.all())[0]?.severity).toBe('minor')
})

test('one page three times, shuffled, leaves the same content', async () => {
  const { store, run, path } = await temporaryStore()
  const records = ['a', 'b', 'c', 'd'].map((id) => record(id, { impacts: [impact('c1', `Name ${id}`)] }))
  await store.ingest.page(page(run, records, { rejections: [rejection] }))
  const first = contentHash(path)
  await store.ingest.page(page(run, records.toReversed(), { rejections: [rejection] }))
  await store.ingest.page(page(run, [...records.slice(2), ...records.slice(0, 2)], { rejections: [rejection] }))
  expect(contentHash(path)).toBe(first)
  expect(await store.quarantine.count()).toBe(1)
})

test('keeps nothing of a page with a row that breaks a rule: no row, no quarantine, no count, no cursor, no coverage', async () => {
  const { store, run, path } = await temporaryStore()
  const coverage = { from: instant(1_000), to: instant(2_000) }
  await store.ingest.page(page(run, [record('a')], { cursor: { after: 'a' }, coverage }))
  const before = contentHash(path)
  const version = await store.evidenceVersion()

  const bad = record('c', { startedAt: instant(Number.NaN), impacts: [impact('c1', 'API')] })
  const failing = page(run, [record('b'), bad, record('d')], {
    cursor: { after: 'd' },
    coverage: { from: instant(0), to: instant(9_000) },
    rejections: [rejection],
  })
  await expect(store.ingest.page(failing)).rejects.toMatchObject({ name: 'StoreFault', code: 'refused-row' })

  expect(contentHash(path)).toBe(before)
  expect(await store.evidenceVersion()).toBe(version)
  expect((await store.sources.find('status'))?.cursor).toEqual({ after: 'a' })
  expect((await store.runs.list())[0]).toMatchObject({ fetched: 1, created: 1, quarantined: 0 })
})

test('coverage grows to the earliest and the latest and never shrinks', async () => {
  const { store, run } = await temporaryStore()
  const covering = (from: number, to: number) =>
    store.ingest.page(page(run, [], { coverage: { from: instant(from), to: instant(to) } }))
  await covering(500, 600)
  await covering(550, 560)
  await covering(400, 410)
  await covering(590, 700)
  expect(await store.sources.find('status')).toMatchObject({ coveredFrom: 400, coveredTo: 700 })
})

test('the cursor stays when a part of a page leaves it out', async () => {
  const { store, run } = await temporaryStore()
  await store.ingest.page(page(run, [], { cursor: 7 }))
  await store.ingest.page(page(run, [record('a')], { cursor: undefined }))
  expect((await store.sources.find('status'))?.cursor).toBe(7)
})

test('the evidence version grows when evidence changes and only then', async () => {
  const { store, run } = await temporaryStore()
  const start = await store.evidenceVersion()
  await store.ingest.page(page(run, [record('a')]))
  const after = await store.evidenceVersion()
  expect(after).toBeGreaterThan(start)
  await store.ingest.page(page(run, [record('a')], { seenAt: instant(NOON + 1) }))
  expect(await store.evidenceVersion()).toBe(after)
  await store.settings.set({ currency: 'EUR' })
  expect(await store.evidenceVersion()).toBeGreaterThan(after)
})

test('a component has the name of the newest incident, whatever order they came in', async () => {
  const { store, run } = await temporaryStore()
  const at = (externalId: string, startedAt: number, name: string) =>
    record(externalId, { startedAt: instant(startedAt), impacts: [impact('c1', name)] })
  await store.ingest.page(page(run, [at('new', 300, 'Git operations')]))
  await store.ingest.page(page(run, [at('old', 100, 'Git'), at('same', 300, 'Git Operations')]))
  expect(await store.components.all()).toEqual([
    { source: 'status', id: 'c1', name: 'Git Operations', formerNames: ['Git operations', 'Git'] },
  ])
  expect(await store.components.all('other')).toEqual([])
})

test('a name that came back counts from its newest incident, in one page and in several', async () => {
  const told: readonly (readonly [number, string])[] = [
    [100, 'Builds'],
    [200, 'Actions'],
    [300, 'Builds'],
    [400, 'Runners'],
  ]
  const records = told.map(([startedAt, name]) =>
    record(`i${startedAt}`, { startedAt: instant(startedAt), impacts: [impact('c1', name)] }),
  )
  for (const pages of [[records], records.map((each) => [each]), records.map((each) => [each]).reverse()]) {
    const { store, run } = await temporaryStore()
    for (const each of pages) await store.ingest.page(page(run, each))
    const [component] = await store.components.all()
    expect(component).toMatchObject({ name: 'Runners', formerNames: ['Builds', 'Actions'] })
  }
})

test('titles come by id, also where source and row identifiers hold slashes', async () => {
  const { store, run } = await temporaryStore()
  await store.sources.upsert({ id: 'status/eu', type: 'csv', title: 'EU' })
  await store.ingest.page(page(run, [record('a/b', { url: 'https://status.example/a' })]))
  const european = incident('x', { source: 'status/eu', id: 'status/eu/x', title: 'European' })
  await store.ingest.page(
    page(run, [{ kind: 'incident', value: european, externalId: 'x', raw: '' }], { source: 'status/eu' }),
  )
  const titles = await store.incidentTitles(['status/a/b', 'status/eu/x', 'status/none'])
  expect([...titles]).toEqual([
    ['status/a/b', { title: 'Incident a/b', url: 'https://status.example/a', source: 'status' }],
    ['status/eu/x', { title: 'European', url: null, source: 'status/eu' }],
  ])
})

test('whatever else is to be written does not wait for every page', async () => {
  const { store, run } = await temporaryStore()
  const order: string[] = []
  const pages = Array.from({ length: 9 }, async (_, number) => {
    await store.ingest.page(page(run, [record(`page-${number}`)]))
    order.push(`page ${number}`)
  })
  const other = store.runs.start('status').then(() => order.push('other'))
  await Promise.all([...pages, other])
  // Behind the page that is being written; the next one may be told of before it is.
  expect(order.indexOf('other')).toBeLessThan(3)
})
