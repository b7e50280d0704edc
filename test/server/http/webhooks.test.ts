import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sourcesSchema } from '../../../model/contract/source.ts'
import { type Instant, instant, MILLISECONDS_PER_DAY } from '../../../model/quantity.ts'
import type { RunningServer } from '../../../server/main.ts'
import { setUpSource } from '../../../server/usecases/set-up-source.ts'
import { serveHere } from '../../support/serve-here.ts'
import { temporaryContext } from '../../support/temporary-installation.ts'

const SECRET = 'new-secret-of-the-webhook'
const PREVIOUS = 'old-secret-of-the-webhook'
let server: RunningServer
let context: Awaited<ReturnType<typeof temporaryContext>>
let told: { event: string; fields: Readonly<Record<string, unknown>> }[]

beforeEach(async () => {
  told = []
  const plain = await temporaryContext()
  context = { ...plain, security: (event, fields) => void told.push({ event, fields }) }
  await setUpSource(context, {
    id: 'issues',
    type: 'github',
    config: { repositories: ['acme/shop'], webhook: { secret: SECRET, previous: PREVIOUS } },
  })
  server = await serveHere(context)
  await context.store.sources.pause('issues', true)
})
afterEach(() => server.close())

const sign = (body: string | Buffer, secret = SECRET) =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
const event = (changes: object = {}) =>
  JSON.stringify({ action: 'edited', issue: { id: 1, updated_at: '2026-01-01T08:59:00Z', ...changes } })

async function send(body: string | Buffer, headers: Record<string, string> = {}, source = 'github/issues') {
  const response = await fetch(`${server.address}/api/v1/webhooks/${source}`, {
    method: 'POST',
    body: typeof body === 'string' ? body : new Uint8Array(body),
    headers: {
      'content-type': 'application/json',
      'x-github-delivery': 'd-1',
      'x-github-event': 'issues',
      'x-hub-signature-256': sign(body),
      ...headers,
    },
  })
  const answer = (await response.json()) as { outcome?: string; detail?: string; code?: string }
  return { status: response.status, ...answer }
}
const lastAt = async () => (await context.store.webhooks.last()).get('issues') ?? null

test('a signed one is on the disk before it is answered, and is then due', async () => {
  expect(await send(event())).toMatchObject({ status: 202, outcome: 'accepted' })
  expect(await lastAt()).toBe(context.now())
  expect(await context.store.schedules.all()).toMatchObject([{ id: 'issues', hasTold: true }])
  expect(told).toEqual([])
})

test('as many signed ones as come are taken, from an address that may send few requests; a flood of forged ones is refused', async () => {
  await server.close()
  server = await serveHere(context, { requestsPerMinute: 5 })
  for (let id = 1; id <= 12; id += 1) {
    expect(await send(event({ id }), { 'x-github-delivery': `d-${id}` })).toMatchObject({ status: 202 })
  }
  const forged = []
  for (let id = 1; id <= 7; id += 1) forged.push((await send(event(), { 'x-hub-signature-256': 'sha256=00' })).status)
  expect(forged).toEqual([403, 403, 403, 403, 403, 429, 429])
})

test('while the secret changes, the one before is valid too, and not once it is taken out', async () => {
  const signed = { 'x-hub-signature-256': sign(event(), PREVIOUS) }
  expect(await send(event(), signed)).toMatchObject({ status: 202 })
  await setUpSource(context, {
    id: 'issues',
    type: 'github',
    changes: true,
    config: { repositories: ['acme/shop'], webhook: { previous: null } },
  })
  expect(await send(event({ id: 2 }), { ...signed, 'x-github-delivery': 'd-2' })).toMatchObject({ status: 403 })
})

describe('what comes twice is answered well and counted once', () => {
  test('with the same number', async () => {
    await send(event())
    expect(await send(event({ id: 2 }))).toMatchObject({ status: 200, outcome: 'seen-before' })
  })
  test('with another number, which nobody signed', async () => {
    await send(event())
    expect(await send(event(), { 'x-github-delivery': 'd-2' })).toMatchObject({ status: 200, outcome: 'seen-before' })
  })
})

test('what came four days ago is known still, and what came before that is forgotten', async () => {
  const keep = (delivery: string, receivedAt: Instant) =>
    context.store.webhooks.keep({ source: 'issues', delivery, bodyHash: delivery, receivedAt, body: null }, instant(0))
  const oldest = context.now() - 4 * MILLISECONDS_PER_DAY
  await keep('d-1', instant(oldest))
  await keep('d-2', instant(oldest - 1))
  expect(await send(event())).toMatchObject({ status: 200, outcome: 'seen-before' })
  expect(await send(event(), { 'x-github-delivery': 'd-2' })).toMatchObject({ status: 202 })
  expect(await lastAt()).toBe(context.now())
})

const ONE_BIT = Buffer.from(event())
ONE_BIT[12] = (ONE_BIT[12] ?? 0) ^ 1
test.each<[string, () => ReturnType<typeof send>]>([
  ['without a signature', () => send(event(), { 'x-hub-signature-256': '' })],
  ['signed under another secret', () => send(event(), { 'x-hub-signature-256': sign(event(), 'another') })],
  ['signed under an empty secret', () => send(event(), { 'x-hub-signature-256': sign(event(), '') })],
  ['with one bit of the body flipped', () => send(ONE_BIT, { 'x-hub-signature-256': sign(event()) })],
  ['with the signature cut short', () => send(event(), { 'x-hub-signature-256': sign(event()).slice(0, -2) })],
  ['with the older SHA-1', () => send(event(), { 'x-hub-signature-256': sign(event()).replace('sha256', 'sha1') })],
  ['for a source that there is not', () => send(event(), {}, 'github/none')],
  ['for a source of another type', () => send(event(), {}, 'statuspage/issues')],
  ['gzipped by somebody on the way', () => send(event(), { 'content-encoding': 'gzip' })],
])('one %s is refused, told in the security log and kept nowhere', async (_, attempt) => {
  const refused = await attempt()
  expect([403, 415]).toContain(refused.status)
  if (refused.status === 403) {
    expect(refused.detail).toBe('the signature is missing or is not that of a secret in force')
    expect(told).toMatchObject([{ event: 'webhook-refused', fields: { address: '127.0.0.1' } }])
    expect(JSON.stringify(told)).not.toContain(SECRET)
  }
  expect(await lastAt()).toBeNull()
})

test('a request without any body is refused like one without a signature', async () => {
  const { hostname, port } = new URL(server.address)
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  // No Content-Length either, which fetch always sends.
  socket.write(`POST /api/v1/webhooks/github/issues HTTP/1.1\r\nHost: ${hostname}\r\nConnection: close\r\n\r\n`)
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 403 /)
  expect(told).toMatchObject([{ event: 'webhook-refused' }])
})

test.each([
  ['stale', event({ updated_at: '2025-12-29T08:00:00Z' }), {}, 400, 'not of these 3 days'],
  ['of the future', event({ updated_at: '2999-01-01T00:00:00Z' }), {}, 400, 'not of these 3 days'],
  ['without a time', event({ updated_at: null }), {}, 400, 'does not say when it was updated'],
  ['that is a form', 'payload=%7B%7D', {}, 400, 'choose the content type application/json'],
  ['without a number', event(), { 'x-github-delivery': '' }, 400, 'X-GitHub-Delivery is missing'],
  ['under a number that is none', event(), { 'x-github-delivery': 'd'.repeat(101) }, 400, 'or is no number of one'],
  ['too long', event({ body: 'x'.repeat(3_200_000) }), {}, 413, 'at most 3145728 bytes'],
])('one that is signed and %s is refused and says why', async (_, body, headers, status, detail) => {
  const refused = await send(body, headers)
  expect(refused).toMatchObject({ status, detail: expect.stringContaining(detail) })
  expect(told).toHaveLength(1)
  expect(await lastAt()).toBeNull()
})

test('a ping and other events are answered well and ask for nothing', async () => {
  expect(await send(JSON.stringify({ zen: 'Keep it simple.' }))).toMatchObject({
    status: 200,
    outcome: 'nothing-new',
  })
  expect(await lastAt()).toBeNull()
})

test('the Sources screen is told where to send it, and never the secret; the database holds it sealed', async () => {
  await send(event())
  const text = await (await fetch(`${server.address}/api/v1/sources`)).text()
  expect(sourcesSchema.parse(JSON.parse(text)).sources).toMatchObject([
    { webhook: { path: '/api/v1/webhooks/github/issues', isSet: true, lastAt: '2026-01-01T09:00:00.000Z' } },
  ])
  const { config } = (await context.store.webhooks.target('issues')) ?? {}
  for (const shown of [text, JSON.stringify(config)]) {
    expect(shown).not.toContain(SECRET)
    expect(shown).not.toContain(PREVIOUS)
  }
})
