import { execFile } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { MILLISECONDS_PER_MINUTE } from '../../../model/quantity.ts'
import type { RunningServer } from '../../../server/main.ts'
import { jsonWebhook } from '../../../server/sources/json-webhook/json-webhook.ts'
import { mapBodyRow, rowsOfBody } from '../../../server/sources/json-webhook/map-body.ts'
import { PROGRAM } from '../../../server/store/actor.ts'
import { setUpSource } from '../../../server/usecases/set-up-source.ts'
import { serveHere } from '../../support/serve-here.ts'
import { NOW, temporaryContext } from '../../support/temporary-installation.ts'
import { at, collect, faultOf, temporaryFile } from './reading.ts'

const SECRET = 'secret-of-whatever-posts'
const incident = (changes: object = {}) => ({
  id: 'INC-1',
  title: 'Checkout fails',
  started_at: '2026-01-01T08:00:00Z',
  severity: 'SEV1',
  services: ['checkout', { name: 'payments' }],
  ...changes,
})
const mapped = (body: unknown, rules: object = {}) => {
  const results = rowsOfBody(body, 'here', rules).map((row) => mapBodyRow(row, 'pager'))
  return {
    values: results.flatMap(({ records }) => records.map(({ value }) => value)),
    reasons: results.flatMap(({ rejections }) => rejections.map(({ reason }) => reason)),
  }
}

test.each([
  ['a list under "incidents"', { incidents: [incident()] }],
  ['a list', [incident()]],
  ['an incident alone', incident()],
])('%s is read in our own shape', (_name, body) => {
  expect(mapped(body)).toMatchObject({
    reasons: [],
    values: [
      {
        id: 'pager/INC-1',
        title: 'Checkout fails',
        startedAt: at('2026-01-01T08:00:00Z'),
        resolvedAt: null,
        severity: 'critical',
        impacts: [{ name: 'checkout' }, { name: 'payments' }],
      },
    ],
  })
})

test('a shape of their own is read as declared: paths, pointers, Unix times and words for severities', () => {
  const rules = {
    incidents: 'payload.events',
    fields: { id: 'key', title: '/sum.mary', started_at: 'window.start', resolved_at: 'window.end', services: 'on' },
    severities: { blocker: 'critical' as const },
  }
  const window = { start: 1_767_254_400, end: 1_767_256_800_000 }
  const event = { key: 7, 'sum.mary': 'Checkout fails', window, severity: 'Blocker', on: 'checkout' }
  expect(mapped({ payload: { events: [event] } }, rules)).toMatchObject({
    reasons: [],
    values: [
      {
        externalId: '7',
        startedAt: at('2026-01-01T08:00:00Z'),
        resolvedAt: at('2026-01-01T08:40:00Z'),
        severity: 'critical',
      },
    ],
  })
})

test('without an id it is told apart by its title and its start', () => {
  const { values } = mapped([
    incident({ id: null }),
    incident({ id: '', title: 'Login fails' }),
    incident({ id: undefined }),
  ])
  expect(new Set(values.map((value) => (value as { externalId?: string }).externalId)).size).toBe(2)
})

test.each([
  [incident({ started_at: 'soon' }), 'started_at is "soon"; write a time such as'],
  [incident({ severity: 'dire' }), 'severity is "dire"; write one of critical, major, minor, none'],
  [incident({ title: '\ud800' }), 'title has half of a character'],
  [incident({ title: 'a\0b' }), 'title has a NUL character'],
  [incident({ resolved_at: '2026-01-01T07:00:00Z' }), 'ends at 2026-01-01T07:00:00Z, before it starts'],
  [incident({ body: 'x'.repeat(2_000_001) }), 'is taken as damaged'],
  [['no', 'object'], 'is no object with the fields of an incident'],
])('what does not map waits with the reason: %#', (body, reason) => {
  const { values, reasons } = mapped({ incidents: [body] })
  expect([values, reasons]).toEqual([[], [expect.stringContaining(reason)]])
})

test('recorded bodies are read, and files of another kind refused', async () => {
  const read = async (text: string) => collect(jsonWebhook, jsonWebhook.read([await temporaryFile('a.json', text)]))
  expect((await read(JSON.stringify({ incidents: [incident()] }))).incidents).toHaveLength(1)
  expect((await faultOf(read('{"alerts":[]}'))).code).toBe('unknown-format')
})

let server: RunningServer
let context: Awaited<ReturnType<typeof temporaryContext>>
const setUp = (config: object = {}, changes = false) =>
  setUpSource(context, { id: 'pager', type: 'json', changes, config: { webhook: { secret: SECRET }, ...config } })
async function start(now = NOW): Promise<void> {
  context = await temporaryContext(now)
  await setUp()
  server = await serveHere(context)
  onTestFinished(() => server.close())
  await context.store.sources.pause('pager', true)
}

const address = () => `${server.address}/api/v1/webhooks/json/pager`
const seconds = (minutesAgo: number) =>
  String(Math.floor((context.now() - minutesAgo * MILLISECONDS_PER_MINUTE) / 1_000))
async function send(id: string, body: string, { time = seconds(0), key = SECRET as string | Buffer } = {}) {
  const signature = createHmac('sha256', key).update(`${id}.${time}.${body}`).digest('base64')
  const response = await fetch(address(), {
    method: 'POST',
    body,
    headers: { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': `v1,${signature}` },
  })
  await response.body?.cancel()
  return response.status
}
const kept = async () =>
  (await context.store.incidents.all()).map(({ externalId, resolvedAt }) => [externalId, resolvedAt])

test('what is posted is on the disk before it is answered, comes in once, and what does not map is replayed when it does', async () => {
  await start()
  const { store, engine } = context
  const begun = JSON.stringify({ incidents: [incident()] })
  const over = JSON.stringify([incident({ resolved_at: '2026-01-01T08:40:00Z' }), { key: 'INC-2' }])
  expect([await send('m-1', begun), await send('m-1', begun), await send('m-2', over)]).toEqual([202, 200, 202])
  expect((await store.webhooks.told('pager', 0)).map(({ body }) => body)).toEqual([begun, over])
  expect((await engine.sync('pager')).run).toMatchObject({ fetched: 3, created: 1, changed: 1, quarantined: 1 })
  expect(await kept()).toEqual([['INC-1', at('2026-01-01T08:40:00Z')]])

  await setUp({ incidents: 'events', fields: { title: 'name' } }, true)
  const strange = JSON.stringify({ events: [incident({ id: 'INC-3', title: undefined, name: 'Search is slow' })] })
  expect(await send('m-3', JSON.stringify({ list: [] }))).toBe(202)
  await setUp({ incidents: 'list', fields: { title: 'name' } }, true)
  expect(await send('m-4', strange)).toBe(202)
  expect((await engine.sync('pager')).run).toMatchObject({ status: 'succeeded', created: 0, quarantined: 1 })
  const aside = async () => store.quarantine.list({ source: 'pager' })
  expect((await aside())[0]?.reason).toContain('nothing stands at list')
  await setUp({ incidents: 'events', fields: { title: 'name' } }, true)
  expect(await engine.replay(await aside(), PROGRAM)).toMatchObject({ released: 1 })
  expect((await kept()).map(([id]) => id)).toContain('INC-3')
})

test('what is forged, old, ahead of us or of no number lets nothing in', async () => {
  await start()
  const body = JSON.stringify([incident()])
  expect(await send('m-1', body, { key: `${SECRET}x` })).toBe(403)
  expect(await send('m-1', body, { time: seconds(6) })).toBe(400)
  expect(await send('m-1', body, { time: seconds(-11) })).toBe(400)
  expect(await send('no number', body)).toBe(400)
  expect(await send('m-1', '"text"')).toBe(400)
  expect(await context.store.webhooks.told('pager', 0)).toEqual([])
  expect(await send('m-1', body, { time: seconds(4) })).toBe(202)
})

test('a secret of Standard Webhooks is the bytes that its base64 stands for', async () => {
  await start()
  const key = Buffer.alloc(24, 7)
  await setUp({ webhook: { secret: `whsec_${key.toString('base64')}` } }, true)
  expect([await send('m-1', '[]', { key }), await send('m-2', '[]', { key: SECRET })]).toEqual([202, 403])
})

test('the lines of the documentation send one from a shell', async () => {
  await start(at(new Date().toISOString()))
  const words = await readFile(new URL('../../../data/webhooks.md', import.meta.url), 'utf8')
  const [, script = ''] = /```sh\n(.*?)```/s.exec(words) ?? []
  const env = { PATH: process.env.PATH, SECRET, URL: address() }
  const { stdout } = await promisify(execFile)('sh', ['-ec', script], { env })
  expect(JSON.parse(stdout)).toEqual({ outcome: 'accepted' })
  await context.engine.sync('pager')
  expect(await kept()).toEqual([['INC-1', at('2026-01-01T08:40:00Z')]])
})
