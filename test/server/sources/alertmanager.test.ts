import { afterEach, beforeEach, expect, test } from 'vitest'
import type { RunningServer } from '../../../server/main.ts'
import { alertmanager } from '../../../server/sources/alertmanager/alertmanager.ts'
import { mapAlert } from '../../../server/sources/alertmanager/map-alert.ts'
import { setUpSource } from '../../../server/usecases/set-up-source.ts'
import { serveHere } from '../../support/serve-here.ts'
import { temporaryContext } from '../../support/temporary-installation.ts'
import { at, collect, faultOf, temporaryFile } from './reading.ts'

/** As the documentation of webhook_config shows one. */
const alert = (changes: object = {}) => ({
  status: 'firing',
  labels: { alertname: 'QueueLong', service: 'shop', severity: 'critical' },
  annotations: { summary: 'The queue is long' },
  startsAt: '2026-01-01T08:00:00Z',
  endsAt: '0001-01-01T00:00:00Z',
  generatorURL: 'https://prometheus.example.com/graph',
  fingerprint: 'b0c1',
  ...changes,
})
const body = (...alerts: object[]) =>
  JSON.stringify({ version: '4', groupKey: '{}:{}', status: 'firing', receiver: 'leverage', alerts })
const map = (changes: object = {}, rules = { serviceLabel: 'service' }) => {
  const content = alert(changes)
  return mapAlert({ location: 'here', content, text: JSON.stringify(content), rules }, 'alerts')
}

test('an alert is an incident from when it fired', () => {
  expect(map().records[0]?.value).toMatchObject({
    id: 'alerts/b0c1/2026-01-01T08:00:00Z',
    title: 'The queue is long',
    startedAt: at('2026-01-01T08:00:00Z'),
    detectedAt: null,
    resolvedAt: null,
    severity: 'critical',
    impacts: [{ component: 'shop', name: 'shop', share: null }],
    labels: ['alertname=QueueLong', 'service=shop', 'severity=critical'],
  })
})

test.each([
  [{ status: 'resolved', endsAt: '2026-01-01T08:30:00Z' }, { resolvedAt: at('2026-01-01T08:30:00Z') }],
  [{ status: 'resolved' }, { resolvedAt: null }],
  [{ status: 'firing', endsAt: '2026-01-01T08:30:00Z' }, { resolvedAt: null }],
  [{ labels: { alertname: 'A', severity: 'warning' } }, { severity: 'minor', impacts: [] }],
  [{ labels: { severity: 'P1' } }, { severity: 'critical' }],
  [
    { annotations: null, labels: { alertname: 'QueueLong' } },
    { title: 'QueueLong', severity: 'minor' },
  ],
])('with %o it is %o', (changes, expected) => {
  expect(map(changes).records[0]?.value).toMatchObject(expected)
})

test('without a fingerprint, or of another status, it waits in quarantine', () => {
  expect(map({ fingerprint: undefined }).rejections[0]?.reason).toBe('fingerprint is missing; expected a string')
  expect(map({ status: 'pending' }).rejections[0]?.reason).toContain('expected one of firing, resolved')
})

test('recorded bodies are read, and files of another kind refused', async () => {
  const read = async (text: string) => collect(alertmanager, alertmanager.read([await temporaryFile('a.json', text)]))
  expect((await read(body(alert(), alert({ fingerprint: 'b0c2' })))).incidents).toHaveLength(2)
  expect((await faultOf(read('{"version":"3","alerts":[]}'))).code).toBe('unknown-format')
})

const SECRET = 'credentials-of-alertmanager'
let server: RunningServer
let context: Awaited<ReturnType<typeof temporaryContext>>
beforeEach(async () => {
  context = await temporaryContext()
  await setUpSource(context, { id: 'alerts', type: 'alertmanager', config: { webhook: { secret: SECRET } } })
  server = await serveHere(context)
  await context.store.sources.pause('alerts', true)
})
afterEach(() => server.close())

async function send(text: string, authorization = `Bearer ${SECRET}`): Promise<number> {
  const headers = { 'content-type': 'application/json', authorization }
  const response = await fetch(`${server.address}/api/v1/webhooks/alertmanager/alerts`, {
    method: 'POST',
    body: text,
    headers,
  })
  await response.body?.cancel()
  return response.status
}
const kept = async () =>
  (await context.store.incidents.all()).map(({ externalId, resolvedAt }) => [externalId, resolvedAt])

test('what is told is on the disk before it is answered, comes in once, and is forgotten when it is evidence', async () => {
  const { store, engine } = context
  const fired = body(alert())
  const over = body(alert({ status: 'resolved', endsAt: '2026-01-01T08:30:00Z' }), alert({ startsAt: 'soon' }))
  expect([await send(fired), await send(fired), await send(over)]).toEqual([202, 200, 202])
  expect((await store.webhooks.told('alerts', 0)).map((told) => told.body)).toEqual([fired, over])

  const { run } = await engine.sync('alerts')
  expect(run).toMatchObject({ status: 'succeeded', fetched: 3, created: 1, changed: 1, quarantined: 1 })
  expect(await kept()).toEqual([['b0c1/2026-01-01T08:00:00Z', at('2026-01-01T08:30:00Z')]])
  expect(await store.webhooks.told('alerts', 2)).toEqual([])
  const [covered] = (await store.sources.all()).map(({ coveredFrom, coveredTo }) => [coveredFrom, coveredTo])
  expect(covered).toEqual([context.now(), context.now()])

  expect(await send(body(alert({ startsAt: '2026-01-01T08:50:00Z' })))).toBe(202)
  expect((await engine.sync('alerts')).run).toMatchObject({ status: 'succeeded', fetched: 1, created: 1 })
  expect(await kept()).toHaveLength(2)
})

test('what one source read is forgotten, and what another was told stays', async () => {
  const { store, engine } = context
  await setUpSource(context, { id: 'others', type: 'alertmanager', config: { webhook: { secret: SECRET } } })
  await store.sources.pause('others', true)
  const receivedAt = context.now()
  for (const source of ['alerts', 'others']) {
    await store.webhooks.keep({ source, delivery: 'd', bodyHash: 'h', receivedAt, body: body(alert()) }, receivedAt)
  }
  expect((await engine.sync('others')).run).toMatchObject({ status: 'succeeded', created: 1 })
  expect(await store.webhooks.told('others', 0)).toEqual([])
  expect(await store.webhooks.told('alerts', 0)).toHaveLength(1)
})

test('since when it tells of everything is known still when its configuration changes', async () => {
  await send(body(alert()))
  await context.engine.sync('alerts')
  const before = await context.store.sources.find('alerts')
  const config = { webhook: { secret: SECRET }, serviceLabel: 'team' }
  await setUpSource(context, { id: 'alerts', type: 'alertmanager', changes: true, config })
  const after = await context.store.sources.find('alerts')
  expect(after).toMatchObject({ config: { serviceLabel: 'team' }, cursor: { began: '2026-01-01T09:00:00Z' } })
  expect(after?.cursor).toEqual(before?.cursor)
})

test('credentials that are missing, wrong or only nearly right let nothing in; neither does another body', async () => {
  const text = body(alert())
  for (const wrong of ['', `Bearer ${SECRET}x`, `Bearer ${SECRET.slice(0, -1)}`, SECRET, `bearer ${SECRET}`]) {
    expect(await send(text, wrong)).toBe(403)
  }
  expect([await send('{"version":"3"}'), await send('no JSON')]).toEqual([400, 400])
  expect(await context.store.webhooks.told('alerts', 0)).toEqual([])
})
