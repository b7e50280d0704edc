import { expect, test } from 'vitest'
import { instant } from '../../../model/quantity.ts'
import type { EvidenceRecord } from '../../../server/sources/record.ts'
import type { Store } from '../../../server/store/store.ts'
import { runSync } from '../../../server/sync/run-sync.ts'
import { countUnmapped, mappingJudge } from '../../../server/sync/unmapped.ts'
import { impact, now, page, record } from '../store/sample-evidence.ts'
import { temporaryStore } from '../store/temporary-store.ts'
import { fakeSource, pageOf, rowsOf, silent } from './fake-source.ts'

const issue = (id: string, service: string | null): EvidenceRecord => ({
  kind: 'issue',
  externalId: id,
  raw: id,
  value: {
    id,
    title: id,
    service,
    labels: [],
    createdAt: instant(0),
    closedAt: null,
    people: 1,
    accounts: [],
    url: null,
  },
})
const service = (id: string, title: string): EvidenceRecord => ({
  kind: 'service',
  externalId: id,
  raw: id,
  value: { id, title, tier: null, team: null, trafficShare: null, revenuePerMinute: null, dependsOn: [] },
})

const counted = async (store: Store, records: readonly EvidenceRecord[]) => {
  const judge = await mappingJudge(store, 'status')
  return records.map((each) => countUnmapped(judge, [each]))
}

const RECORDS = [
  record('known', { impacts: [impact('c1', 'Check Out')] }),
  record('strange', { impacts: [impact('c2', 'Nobody knows')] }),
  record('both', { impacts: [impact('c2', 'Nobody knows'), impact('checkout', 'x')] }),
  record('none', { title: 'Login is slow' }),
  issue('by id', 'checkout'),
  issue('by title', 'Check Out'),
  issue('strange', 'cart'),
  issue('none', null),
]

test('without services only what names nothing is unmapped', async () => {
  const { store } = await temporaryStore()
  expect(await counted(store, RECORDS)).toEqual([0, 0, 0, 1, 0, 0, 0, 1])
})

test('with services whatever names none of them is unmapped, until a rule brings it there', async () => {
  const { store, run } = await temporaryStore()
  await store.ingest.page(page(run, [service('checkout', 'Check out')]))
  expect(await counted(store, RECORDS)).toEqual([0, 1, 0, 1, 0, 0, 1, 1])
  await store.rules.replace([
    { title: 'login', service: 'checkout' },
    { component: 'c2', service: 'checkout' },
  ])
  expect((await counted(store, RECORDS)).slice(0, 4)).toEqual([0, 0, 0, 0])
})

test('a run keeps the count of what it could not map', async () => {
  const { store, run } = await temporaryStore()
  await store.ingest.page(page(run, [service('checkout', 'Check out')]))
  const result = await runSync({
    store,
    source: fakeSource([pageOf(0, rowsOf(0, 3))]),
    sourceId: 'status',
    config: null,
    now,
    log: silent,
    signal: new AbortController().signal,
  })
  expect(result.run).toMatchObject({ created: 3, unmapped: 3 })
})
