import { expect, test } from 'vitest'
import { instant, MILLISECONDS_PER_DAY } from '../../../model/quantity.ts'
import { cancelSync } from '../../../server/usecases/cancel-sync.ts'
import type { Context } from '../../../server/usecases/context.ts'
import { listRuns } from '../../../server/usecases/list-runs.ts'
import { listSources } from '../../../server/usecases/list-sources.ts'
import { loadEvidence } from '../../../server/usecases/load-evidence.ts'
import { pauseSource } from '../../../server/usecases/pause-source.ts'
import { replayQuarantine } from '../../../server/usecases/replay-quarantine.ts'
import { syncSource } from '../../../server/usecases/sync-source.ts'
import { unmappedBySource } from '../../../server/usecases/unmapped-by-source.ts'
import { NOW, temporaryContext } from '../../support/temporary-installation.ts'
import { json } from '../sources/github-server.ts'
import { serve } from '../sources/reading.ts'

const daysAgo = (days: number) => new Date(NOW - days * MILLISECONDS_PER_DAY).toISOString()
const incident = (id: string, at: string, changes: object = {}) => ({
  id,
  name: `Incident ${id}`,
  status: 'resolved',
  created_at: at,
  updated_at: at,
  started_at: at,
  resolved_at: at,
  impact: 'minor',
  components: [{ id: 'api', name: 'API' }],
  incident_updates: [],
  ...changes,
})

const listed = async (context: Context) => (await listSources(context, await unmappedBySource(context))).sources

/** A status page with these incidents, as the source "page". */
async function statusPage(incidents: readonly object[]) {
  const context = await temporaryContext()
  const url = await serve((_request, response) =>
    json(response, { page: { id: 'p', updated_at: daysAgo(0) }, incidents }),
  )
  await context.store.sources.upsert({
    id: 'page',
    type: 'statuspage',
    title: 'Page',
    config: { url },
    schedule: '0 * * * *',
  })
  return context
}

test('a source tells its state, what it gave and when it is called next', async () => {
  const context = await statusPage([incident('a', daysAgo(1)), incident('b', daysAgo(3), { components: [] })])
  const [never] = await listed(context)
  expect(never).toMatchObject({
    state: 'never',
    callable: true,
    lastNewAt: null,
    nextRunAt: new Date(NOW).toISOString(),
  })
  await syncSource(context, 'page')
  const [source] = await listed(context)
  expect(source).toMatchObject({
    state: 'fresh',
    rows: 2,
    unmapped: 1,
    silence: null,
    progress: null,
    lastNewAt: new Date(NOW).toISOString(),
    nextRunAt: new Date(NOW + 3_600_000).toISOString(),
    lastRun: { status: 'succeeded', created: 2, unmapped: 1 },
  })
  expect((await listRuns(context, { source: 'page', limit: 5 })).runs).toHaveLength(1)
  expect(await cancelSync(context, 'page')).toBe(false)
  await pauseSource(context, 'page', true)
  expect((await listed(context))[0]).toMatchObject({ state: 'paused', nextRunAt: null })
  await expect(listRuns(context, { source: 'nobody', limit: 5 })).rejects.toMatchObject({ code: 'not-found' })
})

test('a source that told of something every two days and has stopped is silent, and says so once', async () => {
  const context = await statusPage(
    Array.from({ length: 12 }, (_, number) => incident(`i${number}`, daysAgo(5 + 2 * number))),
  )
  const told: unknown[] = []
  context.events.subscribe((event) => event.type === 'source-silent' && told.push(event))
  await syncSource(context, 'page')
  await syncSource(context, 'page')
  expect(told).toEqual([{ type: 'source-silent', source: 'page', since: daysAgo(5) }])
  expect((await listed(context))[0]).toMatchObject({
    state: 'silent',
    silence: { since: daysAgo(5), usualDays: 2 },
  })
})

test('the time in which a source is silent counts for no forecast, as its gap on the screen says', async () => {
  const context = await statusPage(
    Array.from({ length: 12 }, (_, number) => incident(`i${number}`, daysAgo(5 + 2 * number))),
  )
  await syncSource(context, 'page')
  expect((await listed(context))[0]?.gaps).toEqual([{ from: daysAgo(5), to: daysAgo(0) }])
  const { services } = await loadEvidence(context, null)
  expect(services.map(({ coverage, gaps }) => [coverage?.to, gaps])).toEqual([[Date.parse(daysAgo(5)), []]])
})

test('rows from quarantine are mapped again: what maps well is kept, the rest stays', async () => {
  const context = await statusPage([])
  const { store } = context
  const run = await store.runs.start('page')
  const put = (externalId: string, row: object) => ({
    location: `row ${externalId}`,
    externalId,
    reason: 'old',
    raw: JSON.stringify(row),
  })
  await store.ingest.page({
    source: 'page',
    run: run.id,
    fetched: 2,
    records: [],
    rejections: [put('good', incident('good', daysAgo(1))), put('bad', { id: 'bad' })],
    dropped: 0,
    wellMapped: [],
    coverage: null,
    seenAt: instant(NOW),
  })
  expect(await replayQuarantine(context, { source: 'page' })).toEqual({ replayed: 2, released: 1, stillWrong: 1 })
  expect((await store.incidents.all()).map(({ externalId }) => externalId)).toEqual(['good'])
  expect((await store.quarantine.list()).map(({ externalId }) => externalId)).toEqual(['bad'])
  const [left] = await store.quarantine.list()
  expect(await replayQuarantine(context, { ids: [left?.id ?? 0] })).toMatchObject({ released: 0 })
})
