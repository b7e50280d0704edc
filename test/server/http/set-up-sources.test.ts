import { readFile } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import pino from 'pino'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import type { z } from 'zod'
import { problemSchema } from '../../../model/contract/problem.ts'
import { quarantineSchema, runsSchema, sourcesSchema } from '../../../model/contract/source.ts'
import {
  sourceSetupSchema,
  sourceTrialSchema,
  sourceTypesSchema,
  storedSetupSchema,
} from '../../../model/contract/source-setup.ts'
import type { RunningServer } from '../../../server/main.ts'
import { createVault } from '../../../server/secrets/vault.ts'
import { createContext } from '../../../server/usecases/create-context.ts'
import { serveHere } from '../../support/serve-here.ts'
import { importCsv, SERVICES_CSV, temporaryContext } from '../../support/temporary-installation.ts'
import { page } from '../store/sample-evidence.ts'

let server: RunningServer
let context: Awaited<ReturnType<typeof temporaryContext>>
beforeEach(async () => {
  context = await temporaryContext()
  server = await serveHere(context)
})
afterEach(() => server.close())

const ask = (method: string, path: string, body?: unknown) =>
  fetch(`${server.address}/api/v1${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })
const answered = async <Schema extends z.ZodType>(
  schema: Schema,
  response: Promise<Response>,
): Promise<z.infer<Schema>> => {
  const body: unknown = await (await response).json()
  return schema.parse(body)
}

const incident = (id: string, component: string) => ({
  id,
  name: `Incident ${id}`,
  status: 'resolved',
  impact: 'major',
  created_at: '2025-12-01T10:00:00Z',
  started_at: '2025-12-01T10:00:00Z',
  resolved_at: '2025-12-01T11:00:00Z',
  updated_at: '2025-12-01T11:00:00Z',
  components: [{ id: component, name: component }],
  incident_updates: [],
})
const PAGE = {
  page: { updated_at: '2025-12-31T00:00:00Z' },
  incidents: [incident('a', 'Checkout'), incident('b', 'Elsewhere'), { id: 'c' }],
}

/** A host on loopback that answers everything alike, until told otherwise. */
const host = (answer: { status: number; body: unknown }) =>
  hostThat((_, response) => {
    response.writeHead(answer.status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer.body))
  })

async function hostThat(answers: RequestListener) {
  const running: Server = createServer(answers).listen(0, '127.0.0.1')
  await new Promise((resolve) => running.once('listening', resolve))
  onTestFinished(() => void running.close())
  const bound = running.address()
  if (bound === null || typeof bound === 'string') throw new Error('the host has no port')
  return `http://127.0.0.1:${bound.port}`
}
const finished = async (id: string) => {
  await expect
    .poll(async () => (await answered(runsSchema, ask('GET', `/sources/${id}/runs`))).runs[0]?.status ?? 'running')
    .not.toBe('running')
  return (await answered(runsSchema, ask('GET', `/sources/${id}/runs`))).runs
}

test('what can be set up comes with the fields of its form; what needs files on this machine does not', async () => {
  const { types } = await answered(sourceTypesSchema, ask('GET', '/source-types'))
  expect(types.map(({ type }) => type)).toEqual([
    'statuspage',
    'statuspage-manage',
    'google-cloud',
    'list',
    'github',
    'pagerduty',
    'opsgenie',
    'incident-io',
    'prometheus',
    'alertmanager',
    'json',
    'upptime',
    'datadog',
  ])
  const fields = (type: string) => types.find((one) => one.type === type)?.fields ?? []
  expect(fields('statuspage')[0]).toEqual({
    path: 'url',
    title: 'Address',
    kind: 'text',
    required: true,
    long: false,
    help: "The page's base address, or that of its incidents.json.",
    example: 'https://www.githubstatus.com',
    choices: [],
  })
  const kinds = Object.fromEntries(fields('github').map(({ path, kind }) => [path, kind]))
  expect(kinds).toMatchObject({
    token: 'secret',
    'app.privateKey': 'secret',
    repositories: 'list',
    serviceLabels: 'map',
  })
  const measured = Object.fromEntries(fields('prometheus').map(({ path, kind }) => [path, kind]))
  expect(measured).toMatchObject({ discover: 'choice', indicators: 'structure', 'basic.password': 'secret' })
  expect(Object.keys(measured).filter((path) => /^tls|openslo|sloth$/.test(path))).toEqual([])
})

test('a source is tried, added, synced, paused, changed and removed', async () => {
  await importCsv(context, 'services.csv', SERVICES_CSV)
  const answer: { status: number; body: unknown } = { status: 200, body: PAGE }
  const setup = { id: 'status', type: 'statuspage', title: 'Our page', config: { url: await host(answer) } }

  const trial = await answered(sourceTrialSchema, ask('POST', '/source-trials', setup))
  expect(trial).toMatchObject({ problem: null, expected: 3 })
  expect(trial.rows.map(({ outcome, service }) => [outcome, service])).toEqual([
    ['taken', 'checkout'],
    ['taken', null],
    ['quarantined', null],
  ])
  expect((await answered(sourcesSchema, ask('GET', '/sources'))).sources.map(({ id }) => id)).not.toContain('status')

  expect(await answered(storedSetupSchema, ask('POST', '/sources', setup))).toEqual({ ...setup, secrets: [] })
  await ask('POST', '/sources/status/sync')
  const [run] = await finished('status')
  expect(run).toMatchObject({ status: 'succeeded', fetched: 3, created: 2, quarantined: 1 })

  answer.status = 503
  const change = { ...setup, changes: true }
  expect((await answered(sourceTrialSchema, ask('POST', '/source-trials', change))).problem).toMatchObject({
    message: expect.stringContaining('503'),
    advice: expect.stringMatching(/\S/),
  })

  await ask('PUT', '/sources/status/paused', { paused: true })
  const listed = (await answered(sourcesSchema, ask('GET', '/sources'))).sources.find(({ id }) => id === 'status')
  expect(listed).toMatchObject({ paused: true, nextRunAt: null })

  expect((await ask('DELETE', '/sources/status')).status).toBe(200)
  expect((await ask('GET', '/sources/status/runs')).status).toBe(404)
})

test('in an empty installation rows are shown as saving would have them: each named component is a service', async () => {
  const url = await host({ status: 200, body: PAGE })
  const setup = { id: 'page', type: 'statuspage', title: 'Page', config: { url } }
  const services = async () => {
    const { rows } = await answered(sourceTrialSchema, ask('POST', '/source-trials', setup))
    return rows.flatMap(({ outcome, service }) => (outcome === 'taken' ? [service] : []))
  }
  const shown = await services()
  expect(shown).toEqual(['checkout', 'elsewhere'])
  await ask('POST', '/sources', setup)
  await ask('POST', '/sources/page/sync')
  await finished('page')
  expect((await context.store.services.all()).map(({ id }) => id)).toEqual(shown)
})

test('beside the demo company rows are shown as they will be without it: by their own components', async () => {
  await importCsv(context, 'services.csv', SERVICES_CSV)
  await context.store.settings.set({ demo: true })
  const url = await host({ status: 200, body: PAGE })
  const setup = { id: 'page', type: 'statuspage', title: 'Page', config: { url } }
  const { rows } = await answered(sourceTrialSchema, ask('POST', '/source-trials', setup))
  const shown = rows.flatMap(({ outcome, service }) => (outcome === 'taken' ? [service] : []))
  expect(shown).toEqual(['checkout', 'elsewhere'])
  await ask('POST', '/demo/leave')
  await ask('POST', '/sources', setup)
  await ask('POST', '/sources/page/sync')
  await finished('page')
  expect((await context.store.services.all()).map(({ id }) => id)).toEqual(shown)
})

test('a trial takes no longer an answer than a sync does, and asks no host that asked for silence', async () => {
  const endless = await hostThat((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100_000_001 })
    response.write('{')
  })
  const setup = { id: 'status', type: 'statuspage', config: { url: endless } }
  expect((await answered(sourceTrialSchema, ask('POST', '/source-trials', setup))).problem).toMatchObject({
    code: 'unexpected-answer',
    message: expect.stringContaining('has 100000001 bytes; at most 100000000 are taken'),
  })

  let requests = 0
  const busy = await hostThat((_, response) => {
    requests += 1
    response.writeHead(429, { 'retry-after': '600' }).end()
  })
  const other = { ...setup, config: { url: busy } }
  const tried = async () => (await answered(sourceTrialSchema, ask('POST', '/source-trials', other))).problem
  expect(await tried()).toMatchObject({ code: 'rate-limited' })
  const asked = requests
  expect(await tried()).toMatchObject({ code: 'rate-limited', message: expect.stringContaining('no more requests') })
  expect(requests).toBe(asked)
})

test('quarantine is listed by source, replayed and dismissed', async () => {
  const setup = { id: 'status', type: 'statuspage', config: { url: await host({ status: 200, body: PAGE }) } }
  await ask('POST', '/sources', setup)
  await ask('POST', '/sources/status/sync')
  await finished('status')
  const { rows, total } = await answered(quarantineSchema, ask('GET', '/quarantine?source=status'))
  expect(total).toBe(1)
  const replayed = await (await ask('POST', '/quarantine/replay', { source: 'status' })).json()
  expect(replayed).toEqual({ replayed: 1, released: 0, stillWrong: 1 })
  expect(await (await ask('POST', '/quarantine/dismiss', { ids: rows.map(({ id }) => id) })).json()).toEqual({
    done: true,
  })
  expect((await answered(quarantineSchema, ask('GET', '/quarantine?source=status'))).total).toBe(0)
})

describe('a setup that is wrong is refused at its field', () => {
  test.each([
    ['type', { type: 'csv', config: { files: ['/etc/passwd'] } }, 'no source type "csv" that a screen can set up'],
    ['url', { type: 'statuspage', config: {} }, '"url" is missing'],
    ['url', { type: 'statuspage', config: { url: 'ftp://x' } }, 'http or https'],
    [
      'url',
      { type: 'statuspage', config: { url: `https://evil.example/\${HOME}` } },
      'only a secret may name an environment variable',
    ],
    [
      'token',
      { type: 'github', config: { repositories: ['a/b'], token: `\${LEVERAGE_KEY}` } },
      'the key of this installation',
    ],
    [
      'token',
      { type: 'github', config: { repositories: ['a/b'], token: `\${NOT_SET}` } },
      'the environment variable NOT_SET is not set',
    ],
    ['indicators', { type: 'prometheus', config: { url: 'https://p.example', indicators: '- {' } }, 'is no YAML'],
  ])('%s', async (path, setup, message) => {
    const response = await ask('POST', '/sources', { id: 'one', ...setup })
    expect(response.status).toBe(400)
    const { errors = [] } = problemSchema.parse(await response.json())
    expect(errors).toContainEqual({ path, message: expect.stringContaining(message) })
  })

  test('a secret does not follow to another host', async () => {
    const config = { repositories: ['a/b'], baseUrl: 'https://ghe.example', token: 'ghp_canary' }
    await ask('POST', '/sources', { id: 'issues', type: 'github', config })
    const moved = { repositories: ['a/b'], baseUrl: 'https://evil.example' }
    const refused = await ask('POST', '/sources', { id: 'issues', type: 'github', config: moved, changes: true })
    expect(problemSchema.parse(await refused.json()).errors).toEqual([
      { path: 'token', message: 'give it again: the address has changed' },
    ])
    const kept = { repositories: ['a/c'], baseUrl: 'https://ghe.example' }
    const stored = await answered(
      storedSetupSchema,
      ask('POST', '/sources', { id: 'issues', type: 'github', config: kept, changes: true }),
    )
    expect(stored.secrets).toEqual(['token'])
  })
})

test('a name that is taken adds nothing, and a change needs somebody to change', async () => {
  const config = { repositories: ['a/b'], baseUrl: 'https://ghe.example', token: 'ghp_canary' }
  const first = { id: 'issues', type: 'github', title: 'Issues', config }
  await ask('POST', '/sources', first)
  const second = { ...first, title: 'Other issues', config: { repositories: ['c/d'] } }
  for (const path of ['/sources', '/source-trials']) {
    const refused = await ask('POST', path, second)
    expect(refused.status).toBe(400)
    expect(problemSchema.parse(await refused.json()).errors).toEqual([
      { path: 'id', message: '"issues" is a source already; choose another name, or edit that one' },
    ])
  }
  expect(await answered(storedSetupSchema, ask('GET', '/sources/issues/setup'))).toMatchObject({
    title: 'Issues',
    config: { repositories: ['a/b'] },
  })
  expect((await ask('POST', '/sources', { ...first, id: 'nobody', changes: true })).status).toBe(404)
  const other = await ask('POST', '/sources', { ...first, type: 'statuspage', changes: true })
  expect(problemSchema.parse(await other.json()).errors).toMatchObject([{ path: 'type' }])
})

test('another secret goes on where the source was; another repository begins at the beginning', async () => {
  const config = { repositories: ['a/b'], baseUrl: 'https://ghe.example', token: 'ghp_first' }
  const setup = { id: 'issues', type: 'github', title: 'Issues', config }
  await ask('POST', '/sources', setup)
  const { id: run } = await context.store.runs.start('issues')
  await context.store.ingest.page(page(run, [], { source: 'issues', cursor: 4 }))
  const cursorAfter = async (changed: object) => {
    await ask('POST', '/sources', { ...setup, config: { ...config, ...changed }, changes: true })
    return (await context.store.sources.find('issues'))?.cursor
  }
  expect(await cursorAfter({ token: 'ghp_second' })).toBe(4)
  expect(await cursorAfter({ repositories: ['a/c'] })).toBe(null)
})

test('what a form shows as YAML comes back as YAML', async () => {
  const indicators = '- id: checkout\n  service: checkout\n  good: sum(good)\n  total: sum(total)\n'
  const setup = { id: 'measured', type: 'prometheus', config: { url: 'https://p.example', indicators } }
  await ask('POST', '/sources', setup)
  const stored = await answered(storedSetupSchema, ask('GET', '/sources/measured/setup'))
  expect(stored.config).toEqual(setup.config)
})

test('a secret is in plain text nowhere: database, journal, log, answers', async () => {
  const canary = 'ghp_canary0123456789'
  const lines: string[] = []
  const secrets = createVault({ stated: undefined, keyFile: `${context.store.path}.key` })
  const log = pino(
    { level: 'trace', hooks: { streamWrite: secrets.hide } },
    { write: (line: string) => void lines.push(line) },
  )
  const logged = createContext({ store: context.store, now: context.now, log, secrets })
  const own = await serveHere(logged, { log })
  onTestFinished(() => own.close())
  const say = async (method: string, path: string, body?: unknown) =>
    (
      await fetch(`${own.address}/api/v1${path}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      })
    ).text()

  // A host that says the secret back, as careless ones do.
  const baseUrl = await host({ status: 401, body: { message: `Bad credentials: ${canary}` } })
  const setup = sourceSetupSchema.parse({
    id: 'issues',
    type: 'github',
    config: { repositories: ['a/b'], baseUrl, token: canary },
  })
  const answers = [
    await say('POST', '/source-trials', setup),
    await say('POST', '/sources', setup),
    await say('POST', '/sources/issues/sync'),
  ]
  await expect.poll(async () => (await context.store.runs.list({ source: 'issues' }))[0]?.status).toBe('failed')
  for (const path of [
    '/sources',
    '/sources/issues/setup',
    '/sources/issues/runs',
    '/quarantine',
    '/status',
    '/ranking?format=csv',
  ]) {
    answers.push(await say('GET', path))
  }
  log.error(
    { err: new Error(`failed with ${canary}`), request: { headers: { authorization: `token ${canary}` } } },
    canary,
  )

  const kept = await Promise.all(
    ['', '-wal', '.key'].map((end) => readFile(`${context.store.path}${end}`, 'latin1').catch(() => '')),
  )
  expect(lines.length).toBeGreaterThan(2)
  expect(answers[1]).toContain('"secrets":["token"]')
  for (const [place, text] of Object.entries({ answers: answers.join(), log: lines.join(), kept: kept.join() })) {
    expect([place, text.includes(canary)]).toEqual([place, false])
  }
})
