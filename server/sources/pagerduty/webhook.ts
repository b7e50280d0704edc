import { z } from 'zod'
import { instantSchema } from '../json-row.ts'
import { isSignedBy } from '../shared-secret.ts'
import type { SourceWebhook } from '../source.ts'
import type { PagerdutyConfig } from './config.ts'

const DELIVERY = /^[\w-]{1,100}$/
/** More than one while a secret is being rotated; nobody has dozens. */
const MOST_SIGNATURES = 10

const eventSchema = z.object({
  event: z.object({ resource_type: z.string(), occurred_at: z.unknown() }),
})

/**
 * PagerDuty's webhooks v3: HMAC-SHA256 of the body, several under "v1=" with commas between them while a secret changes, and
 * a number in X-Webhook-Id, which is not signed. https://developer.pagerduty.com/docs/verifying-webhook-signatures
 */
export const pagerdutyWebhook: SourceWebhook<PagerdutyConfig> = {
  isSigned: ({ webhook }, { header, body }) => isSignedBy(webhook, signaturesIn(header('x-pagerduty-signature')), body),
  read({ header, body }) {
    const delivery = header('x-webhook-id') ?? ''
    if (!DELIVERY.test(delivery)) return { refused: 'the header X-Webhook-Id is missing or is no number of one' }
    const parsed = eventSchema.safeParse(json(body))
    if (!parsed.success) return { refused: 'the body is no event of PagerDuty' }
    // A ping, or an event about a service.
    if (!parsed.data.event.resource_type.startsWith('incident')) return { delivery, at: null }
    const at = instantSchema.safeParse(parsed.data.event.occurred_at)
    return at.success ? { delivery, at: at.data } : { refused: 'its event does not say when it occurred' }
  },
  guide: {
    where: 'In PagerDuty, under Integrations, Generic Webhooks (v3)',
    address: 'Webhook URL',
    fields: [
      ['Scope', 'the account, or the services and teams of this source'],
      ['Events', 'all that begin with "incident"'],
      ['Secret', 'shown once when it is made: the webhook secret of this source'],
    ],
  },
}

const signaturesIn = (text = ''): Buffer[] =>
  text
    .split(',', MOST_SIGNATURES)
    .map((signature) => Buffer.from(/^\s*v1=([0-9a-f]{64})\s*$/.exec(signature)?.[1] ?? '', 'hex'))

function json(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}
