import { describe, expect, test } from 'vitest'
import { problemSchema } from '../../../model/contract/problem.ts'
import { quarantineSchema, sourcesSchema } from '../../../model/contract/source.ts'
import { sourceTrialSchema, sourceTypesSchema, storedSetupSchema } from '../../../model/contract/source-setup.ts'
import { importCsv, SERVICES_CSV } from '../../support/temporary-installation.ts'
import { answered, host, PAGE, servedSources } from './served-sources.ts'

const { ask, context, finished } = servedSources()

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
  await importCsv(context(), 'services.csv', SERVICES_CSV)
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

test('what a form shows as YAML comes back as YAML', async () => {
  const indicators = '- id: checkout\n  service: checkout\n  good: sum(good)\n  total: sum(total)\n'
  const setup = { id: 'measured', type: 'prometheus', config: { url: 'https://p.example', indicators } }
  await ask('POST', '/sources', setup)
  const stored = await answered(storedSetupSchema, ask('GET', '/sources/measured/setup'))
  expect(stored.config).toEqual(setup.config)
})
