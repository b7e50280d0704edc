import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { describe, expect, onTestFinished, test } from 'vitest'
import { OWN_NETWORKS } from '../../../server/sources/guarded-fetch.ts'
import { prometheus } from '../../../server/sources/prometheus/prometheus.ts'
import { configOf } from './prometheus-server.ts'
import { context, fixture, temporaryFile } from './reading.ts'

// Made with openssl for a hundred years; the key of the authority was thrown away.
const pem = (name: string): string => fixture(`tls/${name}.pem`)
const authority = pem('authority')
const CLIENT = { certificate: pem('client'), key: pem('client-key'), authority }

/** A Prometheus behind TLS that hears nobody without a certificate of its authority. Its address, and who was heard. */
async function strictPrometheus(maxVersion: 'TLSv1.2' | 'TLSv1.3') {
  const heard: string[] = []
  const server = createServer(
    {
      cert: readFileSync(pem('server')),
      key: readFileSync(pem('server-key')),
      ca: readFileSync(authority),
      maxVersion,
      requestCert: true,
      rejectUnauthorized: true,
    },
    (request, response) => {
      const { subject } = (request.socket as TLSSocket).getPeerCertificate()
      heard.push(String(subject.CN))
      const result = [{ metric: {}, value: [1_780_272_000, '1'] }]
      response.end(JSON.stringify({ status: 'success', data: { resultType: 'vector', result } }))
    },
  )
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => {
    server.closeAllConnections()
    return new Promise<void>((closed) => server.close(() => closed()))
  })
  return { url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`, heard }
}

const indicators = [{ id: 'a', service: 'shop', good: 'good', total: 'total' }]

async function checked(tls: Record<string, string>, maxVersion: 'TLSv1.2' | 'TLSv1.3' = 'TLSv1.3') {
  const { url, heard } = await strictPrometheus(maxVersion)
  const config = configOf({ url, tls, indicators })
  const fault = await prometheus.check(config, context({ fetch: OWN_NETWORKS.fetch }))
  return { heard, fault, pulled: () => prometheus.pull(config, null, context({ fetch: OWN_NETWORKS.fetch })) }
}

describe('a Prometheus that demands a client certificate', () => {
  test('is read with one', async () => {
    expect(await checked(CLIENT)).toMatchObject({ fault: null, heard: ['client', 'client'] })
  })

  // The older protocol says why it closes the connection, the newer one closes it after its greeting.
  test.each([
    ['TLSv1.2', 'refused', /could not be read over TLS: .*alert/],
    ['TLSv1.3', 'unreachable', /could not be read: /],
  ] as const)('refuses whoever has none, in check and in pull (%s)', async (version, code, message) => {
    const { fault, heard, pulled } = await checked({ authority }, version)
    expect(fault).toMatchObject({ code })
    expect(fault?.message).toMatch(message)
    expect(fault?.advice).toContain('tls.certificate and tls.key')
    await expect(async () => {
      for await (const _ of pulled()) expect.unreachable('no page may come')
    }).rejects.toMatchObject({ code })
    expect(heard).toEqual([])
  })

  test('is not spoken to when its own certificate is of another authority', async () => {
    const { authority: _, ...own } = CLIENT
    const { fault, heard } = await checked(own)
    expect(fault).toMatchObject({ code: 'refused' })
    expect(fault?.advice).toContain('tls.authority')
    expect(heard).toEqual([])
  })
})

describe('a file that is not what its field says', () => {
  test.each(['certificate', 'key', 'authority'] as const)('a wrong path at tls.%s is named', async (field) => {
    const { fault, heard } = await checked({ ...CLIENT, [field]: '/nowhere/at/all.pem' })
    expect(fault).toMatchObject({ code: 'unreadable-file', location: '/nowhere/at/all.pem' })
    expect(fault?.message).toContain(`tls.${field}, /nowhere/at/all.pem, cannot be read: ENOENT`)
    expect(fault?.advice).toContain(`the path at tls.${field}`)
    expect(heard).toEqual([])
  })

  test.each([
    ['certificate', /tls\.certificate, .* holds no certificate in PEM form/],
    ['key', /tls\.key, .* holds no private key without a passphrase in PEM form/],
    ['authority', /tls\.authority, .* holds no certificate in PEM form/],
  ])('text that is no PEM at tls.%s is named', async (field, message) => {
    const path = await temporaryFile('notes.txt', 'to do: renew')
    expect((await checked({ ...CLIENT, [field]: path })).fault?.message).toMatch(message)
  })

  test('a key of another certificate is named with both files', async () => {
    const { fault } = await checked({ ...CLIENT, key: pem('server-key') })
    expect(fault?.message).toContain(
      `tls.key, ${pem('server-key')}, is not the key of tls.certificate, ${pem('client')}`,
    )
  })

  test('a certificate without its key is refused before anything is read', () => {
    expect(() => configOf({ url: 'https://127.0.0.1', tls: { certificate: pem('client') }, indicators })).toThrow(
      'name both certificate and key',
    )
  })
})
