import { createHmac } from 'node:crypto'
import { findSource } from '../../server/sources/registry.ts'

/** The number and the time, in seconds, of what is sent. */
export interface Stamp {
  readonly id: string
  readonly seconds: number
}

const STAMP: Stamp = { id: 'd-1', seconds: 1_767_258_000 }

/** How one vendor signs what it sends. */
export interface Signer {
  readonly type: string
  /** The header that holds the signature. */
  readonly header: string
  /** Other headers, signed or not. */
  others(stamp: Stamp): Readonly<Record<string, string>>
  sign(body: Buffer, secret: string, stamp?: Stamp): string
  /** Several signatures may stand in the header. */
  readonly takesSeveral: boolean
  /** What stands between them; a comma when left out. */
  readonly separator?: string
}

const hmac = (body: Buffer, secret: string) => createHmac('sha256', secret).update(body).digest('hex')

const standardHeaders = ({ id, seconds }: Stamp) => ({ 'webhook-id': id, 'webhook-timestamp': String(seconds) })
const standardSignature = (body: Buffer, key: string | Buffer, { id, seconds } = STAMP) =>
  `v1,${createHmac('sha256', key)
    .update(Buffer.concat([Buffer.from(`${id}.${seconds}.`), body]))
    .digest('base64')}`

export const SIGNERS: readonly Signer[] = [
  {
    type: 'github',
    header: 'x-hub-signature-256',
    others: ({ id }) => ({ 'x-github-delivery': id }),
    sign: (body, secret) => `sha256=${hmac(body, secret)}`,
    takesSeveral: false,
  },
  {
    type: 'pagerduty',
    header: 'x-pagerduty-signature',
    others: ({ id }) => ({ 'x-webhook-id': id }),
    sign: (body, secret) => `v1=${hmac(body, secret)}`,
    takesSeveral: true,
  },
  {
    type: 'incident-io',
    header: 'webhook-signature',
    others: standardHeaders,
    sign: (body, secret, stamp) => standardSignature(body, Buffer.from(secret, 'base64'), stamp),
    takesSeveral: true,
    separator: ' ',
  },
  {
    type: 'json',
    header: 'webhook-signature',
    others: standardHeaders,
    sign: (body, secret, stamp) => standardSignature(body, secret, stamp),
    takesSeveral: true,
    separator: ' ',
  },
]

/** Alertmanager signs nothing: whatever it sends has its credentials beside it. */
export const ALERTMANAGER: Signer = {
  type: 'alertmanager',
  header: 'authorization',
  others: () => ({}),
  sign: (_body, secret) => `Bearer ${secret}`,
  takesSeveral: false,
}

/** Whether the source of a signer takes a request for signed. */
export function isTaken(
  { type, header: name, others }: Signer,
  webhook: { readonly secret: string; readonly previous?: string },
  signature: string | undefined,
  body: Buffer,
): boolean {
  const source = findSource(type)
  if (!source?.webhook) throw new Error(`no webhooks of ${type} come in`)
  const header = (wanted: string) => (wanted === name ? signature : others(STAMP)[wanted])
  return source.webhook.isSigned({ webhook }, { header, body })
}
