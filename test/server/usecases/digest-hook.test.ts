import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type Instant, instant } from '../../../model/quantity.ts'
import {
  deliverDigest,
  dueDigest,
  readDigestHook,
  setDigestHook,
  unsetDigestHook,
} from '../../../server/usecases/digest-hook.ts'
import { forgetSecrets, requireOpenSecrets } from '../../../server/usecases/stored-secrets.ts'
import { startUpstream } from '../../faults/upstream.ts'
import { at } from '../../support/evidence.ts'
import { temporaryContext } from '../../support/temporary-installation.ts'

const DIGEST = {
  since: '2025-12-25T00:00:00.000Z',
  asOf: '2026-01-01T00:00:00.000Z',
  lens: 'balanced',
  title: 'What changed',
  markdown: '# What changed\n',
}
const SECRET = 'T0/B0/canary-of-the-digest-address'
/** A Thursday; the first Monday at seven after it is the fifth. */
const THURSDAY = at('2026-01-01T09:00:00Z')
const MONDAY = at('2026-01-05T07:00:00Z')

async function installed(status = 200) {
  let moment: Instant = THURSDAY
  const received: unknown[] = []
  const upstream = await startUpstream((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      received.push({ path: request.url, body: JSON.parse(body) })
      response.writeHead(status, status === 302 ? { location: 'http://127.0.0.1:1/elsewhere' } : {}).end('no')
    })
  })
  onTestFinished(() => upstream.close())
  const context = { ...(await temporaryContext()), now: () => moment }
  await setDigestHook(context, { address: `${upstream.url}/${SECRET}`, schedule: '0 7 * * 1', lens: null })
  const goTo = (next: Instant) => {
    moment = next
  }
  return { context, received, host: new URL(upstream.url).host, goTo }
}

test('it is due at its moment, once, and goes to its address as a message that chat systems take', async () => {
  const { context, received, host, goTo } = await installed()
  expect(await dueDigest(context)).toBeNull()
  goTo(instant(MONDAY - 60_000))
  expect(await dueDigest(context)).toBeNull()
  goTo(MONDAY)
  expect((await dueDigest(context))?.host).toBe(host)
  const { hook, deliveries } = await deliverDigest(context, DIGEST, false)
  expect(received).toEqual([
    {
      path: `/${SECRET}`,
      body: { text: DIGEST.markdown, title: DIGEST.title, since: DIGEST.since, asOf: DIGEST.asOf },
    },
  ])
  expect(deliveries).toEqual([{ id: 1, sentAt: '2026-01-05T07:00:00.000Z', ok: true, detail: `${host} answered 200` }])
  expect(hook?.nextAt).toBe('2026-01-12T07:00:00.000Z')
  expect(await dueDigest(context)).toBeNull()
  // Three Mondays missed are sent once.
  goTo(at('2026-02-01T00:00:00Z'))
  expect(await dueDigest(context)).not.toBeNull()
})

test.each([
  [500, 'answered 500'],
  [302, 'answered 302'],
])('status %d is no delivery, and a redirect is not followed', async (status, detail) => {
  const { context, received } = await installed(status)
  const { deliveries } = await deliverDigest(context, DIGEST, true)
  expect(deliveries[0]).toMatchObject({ ok: false, detail: expect.stringContaining(detail) })
  expect(received).toHaveLength(1)
})

test('where a cloud keeps its credentials is never called', async () => {
  const { context } = await installed()
  await setDigestHook(context, { address: `http://169.254.169.254/${SECRET}`, schedule: '0 7 * * 1', lens: null })
  const { deliveries } = await deliverDigest(context, DIGEST, true)
  expect(deliveries[0]?.ok).toBe(false)
  expect(deliveries[0]?.detail).toContain('169.254.169.254 could not be reached')
})

test('its address is told to nobody: not by the interface, the log nor the file; with its key lost it is taken out', async () => {
  const { context } = await installed()
  await deliverDigest(context, DIGEST, true)
  const told = JSON.stringify([await readDigestHook(context), await context.store.audit.list({ offset: 0, limit: 9 })])
  expect(told).not.toContain('canary')
  const files = await Promise.all(
    ['leverage.db', 'leverage.db-wal'].map((name) => readFile(join(context.folder, name), 'latin1').catch(() => '')),
  )
  expect(files.join('')).not.toContain('canary-of-the-digest-address')
  await requireOpenSecrets(context)
  expect(await forgetSecrets(context)).toEqual(['the weekly digest'])
  await expect(unsetDigestHook(context)).rejects.toThrow('no digest is sent anywhere')
  expect((await readDigestHook(context)).hook).toBeNull()
})

test.each([
  ['no schedule', { schedule: 'each Monday', lens: null }, 'is no cron pattern'],
  ['no lens', { schedule: '0 7 * * 1', lens: 'none such' }, 'there is no lens "none such"'],
])('%s is refused', async (_, fields, message) => {
  const context = await temporaryContext()
  await expect(setDigestHook(context, { address: 'https://hooks.example.com/x', ...fields })).rejects.toThrow(message)
})
