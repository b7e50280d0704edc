import { expect, test } from 'vitest'
import { page, record } from './sample-evidence.ts'
import { temporaryStore } from './temporary-store.ts'

const bad = (location: string, externalId: string | null, reason = 'no start') => ({
  location,
  externalId,
  reason,
  raw: '{}',
})

test('the same bad file twice is in quarantine once, with its newest reason', async () => {
  const { store, run } = await temporaryStore()
  const rejections = [
    bad('incidents.csv line 3', null),
    bad('incidents.csv line 4', 'x'),
    bad('incidents.csv line 9', 'x'),
  ]
  await store.ingest.page(page(run, [], { rejections }))
  const { id: again } = await store.runs.start('status')
  await store.ingest.page(
    page(again, [], { rejections: rejections.map((row) => ({ ...row, reason: 'still no start' })) }),
  )
  const rows = await store.quarantine.list()
  expect(rows.map(({ location, externalId, reason }) => [location, externalId, reason])).toEqual([
    ['incidents.csv line 9', 'x', 'still no start'],
    ['incidents.csv line 4', 'x', 'still no start'],
    ['incidents.csv line 3', null, 'still no start'],
  ])
  expect(await store.quarantine.count('status')).toBe(3)
  expect(await store.quarantine.count('other')).toBe(0)
})

test('a bad row that moves down its feed is not counted again', async () => {
  const { store, run } = await temporaryStore()
  await store.ingest.page(page(run, [], { rejections: [bad('page 1 row 1', 'x')] }))
  const { id: next } = await store.runs.start('status')
  await store.ingest.page(page(next, [], { rejections: [bad('page 1 row 8', 'x')] }))
  expect(await store.quarantine.list()).toMatchObject([{ location: 'page 1 row 8', externalId: 'x' }])
})

test('a row that maps well later leaves, by its identifier or by where it is', async () => {
  const { store, run } = await temporaryStore()
  const rejections = [bad('line 2', 'a'), bad('line 3', null), bad('line 4', 'kept')]
  await store.ingest.page(page(run, [], { rejections }))
  const { id: next } = await store.runs.start('status')
  await store.ingest.page(page(next, [record('a'), record('b')], { wellMapped: ['line 7', 'line 3'] }))
  expect((await store.quarantine.list()).map(({ location }) => location)).toEqual(['line 4'])
})

test('a bad row beside a good one of the same identifier in the same run stays', async () => {
  const { store, run } = await temporaryStore()
  await store.ingest.page(page(run, [], { rejections: [bad('line 2', 'a')] }))
  await store.ingest.page(page(run, [record('a')], { wellMapped: ['line 3'] }))
  expect(await store.quarantine.count()).toBe(1)
})

test('lists in pages, newest first', async () => {
  const { store, run } = await temporaryStore()
  const rejections = Array.from({ length: 5 }, (_, line) => bad(`line ${line}`, null))
  await store.ingest.page(page(run, [], { rejections }))
  const locations = async (offset: number) =>
    (await store.quarantine.list({ limit: 2, offset })).map(({ location }) => location)
  expect(await locations(0)).toEqual(['line 4', 'line 3'])
  expect(await locations(4)).toEqual(['line 0'])
})
