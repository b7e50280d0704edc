import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import pino from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createReadiness } from '../../../server/health/readiness.ts'
import { type RunningServer, serve } from '../../../server/main.ts'
import { StoreFault } from '../../../server/store/store-fault.ts'
import { smallCompany } from '../../support/temporary-installation.ts'

let server: RunningServer
let context: Awaited<ReturnType<typeof smallCompany>>
let lines: string[]
beforeEach(async () => {
  context = await smallCompany()
  lines = []
  const log = pino({ level: 'info', base: null }, { write: (line) => void lines.push(line) })
  server = await serve(context, log, { host: '127.0.0.1', port: 0 })
})
afterEach(() => server.close())

const get = (path: string) => fetch(`${server.address}${path}`)
async function ready(): Promise<void> {
  while ((await get('/readyz')).status !== 200) await sleep(20)
}

test('it is live at once, ready once the first answer is there, and says so to probes that know no host name', async () => {
  const [live, early] = await Promise.all([get('/livez'), get('/readyz')])
  expect([live.status, await live.text()]).toEqual([200, 'live\n'])
  expect([early.status, await early.text()]).toEqual([503, 'not ready: starting\n'])
  await ready()
  const status = await new Promise((resolve) => {
    const headers = { host: '10.1.2.3:4000' }
    request({ host: '127.0.0.1', port: server.port, path: '/readyz', headers }, (response) => {
      response.resume()
      resolve(response.statusCode)
    }).end()
  })
  expect(status).toBe(200)
})

test('a Prometheus is told of requests by their declared path, of sources, of the database and of the event loop', async () => {
  await get('/api/v1/projects/canary/evidence')
  await get('/api/v1/projects/none/evidence')
  await get('/somewhere?token=canary-secret')
  context.events.publish({ type: 'sync-finished', source: 'csv', ok: false })
  const response = await get('/metrics')
  expect(response.headers.get('content-type')).toContain('text/plain')
  const text = await response.text()
  const route = 'route="/api/v1/projects/:id/evidence"'
  expect(text).toContain(`http_request_duration_seconds_count{method="GET",${route},status="200"} 1`)
  expect(text).toContain(`http_request_duration_seconds_count{method="GET",${route},status="404"} 1`)
  expect(text).toContain('leverage_sync_runs_total{source="csv",outcome="failed"} 1')
  expect(text).toContain('leverage_source_rows{source="csv"} 8')
  expect(text).toContain('leverage_source_quarantined_rows{source="csv"} 0')
  expect(text).toContain('leverage_source_last_run_succeeded{source="csv"} 1')
  expect(text).toMatch(/leverage_database_bytes\{part="database"\} [1-9]/)
  expect(text).toMatch(/nodejs_eventloop_delay_seconds\{quantile="0.99"\} [\d.e-]+\n/)
  expect(text).not.toContain('canary-secret')
})

test('every request is a line with its id, and never what follows the question mark', async () => {
  const response = await get('/api/v1/ranking?lens=balanced&token=canary-secret')
  expect(response.status).toBe(400)
  const logged = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'answered')
  expect(logged).toMatchObject([
    { requestId: response.headers.get('x-request-id'), method: 'GET', path: '/api/v1/ranking', status: 400 },
  ])
  expect(lines.join('')).not.toContain('canary-secret')
})

test('it is not ready before it takes nothing new, and tells clients to go elsewhere', async () => {
  await ready()
  const closing = server.close(300)
  const response = await get('/readyz')
  expect([response.status, await response.text()]).toEqual([503, 'not ready: stopping\n'])
  expect(response.headers.get('connection')).toBe('close')
  expect((await get('/api/v1/status')).status).toBe(200)
  await closing
  await expect(get('/livez')).rejects.toThrow('fetch failed')
  server = await serve(context, pino({ level: 'silent' }), { host: '127.0.0.1', port: 0 })
})

describe('readiness', () => {
  const running = (probe: () => Promise<void>) => {
    const readiness = createReadiness(probe)
    readiness.started()
    return readiness
  }
  test('names why the database takes no write', async () => {
    const full = new StoreFault('disk-full', 'leverage.db', 'the disk is full', 'Free some space.')
    expect(await running(() => Promise.reject(full)).reason()).toBe('disk-full')
    expect(await running(() => Promise.reject(new Error('odd'))).reason()).toBe('unavailable')
    expect(await running(() => new Promise(() => undefined)).reason()).toBe('locked')
    expect(await running(async () => undefined).reason()).toBeNull()
  })
  test('asks once for all who ask at the same time, and again later', async () => {
    let asked = 0
    const readiness = running(async () => {
      asked += 1
    })
    await Promise.all([readiness.reason(), readiness.reason()])
    expect(asked).toBe(1)
    await sleep(600)
    await readiness.reason()
    expect(asked).toBe(2)
  })
})

test('a probe writes to the disk and changes nothing', async () => {
  const version = await context.store.evidenceVersion()
  await context.store.probe()
  expect(await context.store.evidenceVersion()).toBe(version)
})
