import { createHmac } from 'node:crypto'
import { findSource } from '../../server/sources/registry.ts'

/** How one vendor signs what it sends. */
export interface Signer {
  readonly type: string
  /** The header that holds the signature. */
  readonly header: string
  /** Other headers, signed or not. */
  readonly others: Readonly<Record<string, string>>
  sign(body: Buffer, secret: string): string
  /** Several signatures may stand in the header. */
  readonly takesSeveral: boolean
  /** What stands between them; a comma when left out. */
  readonly separator?: string
}

const hmac = (body: Buffer, secret: string) => createHmac('sha256', secret).update(body).digest('hex')

export const SIGNERS: readonly Signer[] = [
  {
    type: 'github',
    header: 'x-hub-signature-256',
    others: { 'x-github-delivery': 'd-1' },
    sign: (body, secret) => `sha256=${hmac(body, secret)}`,
    takesSeveral: false,
  },
  {
    type: 'pagerduty',
    header: 'x-pagerduty-signature',
    others: { 'x-webhook-id': 'd-1' },
    sign: (body, secret) => `v1=${hmac(body, secret)}`,
    takesSeveral: true,
  },
  {
    type: 'incident-io',
    header: 'webhook-signature',
    others: { 'webhook-id': 'msg_1', 'webhook-timestamp': '1767258000' },
    sign: (body, secret) =>
      `v1,${createHmac('sha256', Buffer.from(secret, 'base64'))
        .update(Buffer.concat([Buffer.from('msg_1.1767258000.'), body]))
        .digest('base64')}`,
    takesSeveral: true,
    separator: ' ',
  },
  {
    type: 'json',
    header: 'webhook-signature',
    others: { 'webhook-id': 'm-1', 'webhook-timestamp': '1767258000' },
    sign: (body, secret) =>
      `v1,${createHmac('sha256', secret)
        .update(Buffer.concat([Buffer.from('m-1.1767258000.'), body]))
        .digest('base64')}`,
    takesSeveral: true,
    separator: ' ',
  },
]

/** Whether the source of a signer takes a request for signed. */
export function isTaken(
  { type, header: name, others }: Signer,
  webhook: { readonly secret: string; readonly previous?: string },
  signature: string | undefined,
  body: Buffer,
): boolean {
  const source = findSource(type)
  if (!source?.webhook) throw new Error(`no webhooks of ${type} come in`)
  const header = (wanted: string) => (wanted === name ? signature : others[wanted])
  return source.webhook.isSigned({ webhook }, { header, body })
}
