import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Agent } from 'undici'
import type { AddressGuard } from '../guarded-fetch.ts'
import { SourceFault } from '../source.ts'
import type { PrometheusConfig } from './config.ts'

type Tls = NonNullable<PrometheusConfig['tls']>

/**
 * Connections that present a client certificate (mutual TLS) and trust the authority that is named instead of the public
 * ones. Every file is read and understood first: otherwise a wrong one would show as a server that does not answer.
 * Throws SourceFault that names the field. Close it when done.
 */
export async function certifiedAgent(tls: Tls, source: string, guard: AddressGuard): Promise<Agent> {
  const [cert, key, ca] = await Promise.all([
    readField(tls, 'certificate', source),
    readField(tls, 'key', source),
    readField(tls, 'authority', source),
  ])
  if (ca) understood(tls, 'authority', source, () => new X509Certificate(ca))
  if (cert && key) {
    const certificate = understood(tls, 'certificate', source, () => new X509Certificate(cert))
    const ownKey = understood(tls, 'key', source, () => createPrivateKey(key))
    if (!certificate.checkPrivateKey(ownKey)) {
      throw fileFault(tls, 'key', source, `is not the key of tls.certificate, ${tls.certificate}`)
    }
  }
  return guard.agent({ ...(cert && { cert }), ...(key && { key }), ...(ca && { ca }) })
}

/** Whether a connection failed because one end does not take the certificate of the other. */
export const isCertificateProblem = (cause: unknown): boolean => /ALERT|CERT|LEAF_SIGNATURE/.test(codeOf(cause))

/** Whether the other end closed the connection and said nothing. */
export const isClosedConnection = (cause: unknown): boolean =>
  ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'].includes(codeOf(cause))

const codeOf = (cause: unknown): string => String((cause as { code?: unknown } | null)?.code)

async function readField(tls: Tls, field: keyof Tls, source: string): Promise<Buffer | null> {
  const path = tls[field]
  if (path === undefined) return null
  return readFile(path).catch((cause: Error) => {
    throw fileFault(tls, field, source, `cannot be read: ${cause.message}`, cause)
  })
}

function understood<Value>(tls: Tls, field: keyof Tls, source: string, read: () => Value): Value {
  try {
    return read()
  } catch (cause) {
    const what = field === 'key' ? 'private key without a passphrase' : 'certificate'
    throw fileFault(tls, field, source, `holds no ${what} in PEM form`, cause)
  }
}

function fileFault(tls: Tls, field: keyof Tls, source: string, what: string, cause?: unknown): SourceFault {
  const path = tls[field] ?? ''
  return new SourceFault({
    code: 'unreadable-file',
    location: path,
    message: `${source}: tls.${field}, ${path}, ${what}`,
    advice: `Correct the path at tls.${field}; the file must be PEM, and this user must be allowed to read it.`,
    cause,
  })
}
