import { readFile } from 'node:fs/promises'
import pino from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { sourceSetupSchema } from '../../../model/contract/source-setup.ts'
import { createVault } from '../../../server/secrets/vault.ts'
import { createContext } from '../../../server/usecases/create-context.ts'
import { serveHere } from '../../support/serve-here.ts'
import { page } from '../store/sample-evidence.ts'
import { askAt, host, servedSources } from './served-sources.ts'

const { ask, context } = servedSources()

test('another secret goes on where the source was; another repository begins at the beginning', async () => {
  const config = { repositories: ['a/b'], baseUrl: 'https://ghe.example', token: 'ghp_first' }
  const setup = { id: 'issues', type: 'github', title: 'Issues', config }
  await ask('POST', '/sources', setup)
  const { id: run } = await context().store.runs.start('issues')
  await context().store.ingest.page(page(run, [], { source: 'issues', cursor: 4 }))
  const cursorAfter = async (changed: object) => {
    await ask('POST', '/sources', { ...setup, config: { ...config, ...changed }, changes: true })
    return (await context().store.sources.find('issues'))?.cursor
  }
  expect(await cursorAfter({ token: 'ghp_second' })).toBe(4)
  expect(await cursorAfter({ repositories: ['a/c'] })).toBe(null)
})

test('a secret is in plain text nowhere: database, journal, log, answers', async () => {
  const canary = 'ghp_canary0123456789'
  const lines: string[] = []
  const secrets = createVault({ stated: undefined, keyFile: `${context().store.path}.key` })
  const log = pino(
    { level: 'trace', hooks: { streamWrite: secrets.hide } },
    { write: (line: string) => void lines.push(line) },
  )
  const logged = createContext({ store: context().store, now: context().now, log, secrets })
  const own = await serveHere(logged, { log })
  onTestFinished(() => own.close())
  const say = async (method: string, path: string, body?: unknown) =>
    (await askAt(own.address, method, path, body)).text()

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
  await expect.poll(async () => (await context().store.runs.list({ source: 'issues' }))[0]?.status).toBe('failed')
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
    ['', '-wal', '.key'].map((end) => readFile(`${context().store.path}${end}`, 'latin1').catch(() => '')),
  )
  expect(lines.length).toBeGreaterThan(2)
  expect(answers[1]).toContain('"secrets":["token"]')
  for (const [place, text] of Object.entries({ answers: answers.join(), log: lines.join(), kept: kept.join() })) {
    expect([place, text.includes(canary)]).toEqual([place, false])
  }
})
