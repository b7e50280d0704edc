import { randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import pino from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { ROUTES } from '../../../server/http/resources.ts'
import { serve } from '../../../server/main.ts'
import { createVault } from '../../../server/secrets/vault.ts'
import { backUp } from '../../../server/store/backup.ts'
import { createContext } from '../../../server/usecases/create-context.ts'
import { setUpSource } from '../../../server/usecases/set-up-source.ts'
import { requireOpenSecrets } from '../../../server/usecases/stored-secrets.ts'
import { temporaryContext } from '../../support/temporary-installation.ts'

const CANARIES = {
  token: 'ghp_canary0123456789canary0123456789',
  webhook: 'canary-of-the-webhook-secret',
  bearer: 'canary-of-the-bearer-token',
  environment: 'canary-of-the-environment',
}

test('no secret is in plain text in any file, log, answer or export, and another key opens none', async () => {
  const plain = await temporaryContext()
  const lines: string[] = []
  const secrets = createVault({ stated: undefined, keyFile: join(plain.folder, 'leverage.db.key') })
  const log = pino({ level: 'trace', hooks: { streamWrite: secrets.hide } }, { write: (line) => void lines.push(line) })
  const environment = { CANARY: CANARIES.environment }
  const context = createContext({ store: plain.store, now: plain.now, log, secrets, environment })
  // It says back what it was given, as some servers do, so that the secret would stand in the error.
  const upstream = createServer((request, response) => {
    response.writeHead(401, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ message: `Bad credentials: ${request.headers.authorization}` }))
  }).listen(0, '127.0.0.1')
  await new Promise((listening) => upstream.once('listening', listening))
  onTestFinished(() => void upstream.close())
  const url = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`
  const repositories = ['acme/shop']
  await setUpSource(context, {
    id: 'issues',
    type: 'github',
    config: { baseUrl: url, repositories, token: CANARIES.token, webhook: { secret: CANARIES.webhook } },
  })
  await setUpSource(context, {
    id: 'others',
    type: 'github',
    config: { baseUrl: url, repositories, token: `\${CANARY}` },
  })
  await setUpSource(context, {
    id: 'telemetry',
    type: 'prometheus',
    config: { url, bearer: CANARIES.bearer, discover: 'pyrra' },
  })
  const server = await serve(context, log, { host: '127.0.0.1', port: 0 })
  onTestFinished(() => server.close())
  for (const id of ['issues', 'others', 'telemetry']) {
    expect((await context.engine.sync(id)).run.status).toBe('failed')
  }
  await backUp(plain.store.path, join(plain.folder, 'kept.db'))

  const answers: string[] = []
  for (const { method, path } of ROUTES) {
    if (method !== 'get' || path.includes('provider')) continue
    const asked = path.replace(':id', 'issues').replace(/:\w+/g, 'issues')
    for (const query of ['', '?format=csv', '?format=markdown']) {
      const response = await fetch(`${server.address}/api/v1${asked}${query}`)
      answers.push(await response.text())
    }
  }
  answers.push(await (await fetch(`${server.address}/metrics`)).text())
  const files = await readdir(plain.folder)
  expect(files).toEqual(expect.arrayContaining(['kept.db', 'leverage.db', 'leverage.db-wal', 'leverage.db.key']))
  const places = new Map<string, string>([
    ['log', lines.join('')],
    ['answers', answers.join('')],
    ...(await Promise.all(
      files.map(async (file) => [file, (await readFile(join(plain.folder, file))).toString('latin1')] as const),
    )),
  ])
  expect(lines.length).toBeGreaterThan(10)
  expect(answers.join('')).toContain('[secret]')
  for (const [place, text] of places) {
    for (const [name, canary] of Object.entries(CANARIES)) {
      for (const form of [canary, Buffer.from(canary).toString('base64'), Buffer.from(canary).toString('hex')]) {
        expect({ place, name, found: text.includes(form) }).toEqual({ place, name, found: false })
      }
    }
  }
  const other = createVault({ stated: randomBytes(32).toString('hex'), keyFile: '/nowhere' })
  await expect(requireOpenSecrets({ ...context, secrets: other })).rejects.toThrow('does not open the secret')
})
