import { instant } from '../../../model/quantity.ts'
import { isSignedBy } from '../shared-secret.ts'
import type { SourceWebhook } from '../source.ts'
import type { IncidentIoConfig } from './config.ts'

const DELIVERY = /^[\w-]{1,100}$/
const MOST_SIGNATURES = 10
/** Svix's own tolerance, minutes. */
const MOST_MINUTES = 5

/**
 * incident.io's webhooks, sent by Svix: HMAC-SHA256 of "id.timestamp.body" in base64 under "v1,", several with spaces
 * between them while a secret changes. The key is what stands after "whsec_", in base64. https://docs.svix.com/receiving/verifying-payloads/how-manual
 */
export const incidentIoWebhook: SourceWebhook<IncidentIoConfig> = {
  isSigned({ webhook }, { header, body }) {
    const stated = Buffer.from(`${header('webhook-id') ?? ''}.${header('webhook-timestamp') ?? ''}.`)
    return isSignedBy(webhook, signaturesIn(header('webhook-signature')), Buffer.concat([stated, body]), keyOf)
  },
  read({ header }) {
    const delivery = header('webhook-id') ?? ''
    if (!DELIVERY.test(delivery)) return { refused: 'the header webhook-id is missing or is no number of one' }
    const seconds = header('webhook-timestamp') ?? ''
    // Signed with the body: an old one is refused by its age, and one that is sent again by its number.
    if (!/^\d{1,12}$/.test(seconds)) return { refused: 'the header webhook-timestamp is no time in seconds' }
    return { delivery, at: instant(Number(seconds) * 1_000), oldestMinutes: MOST_MINUTES }
  },
  guide: {
    where: 'In incident.io, under Settings, Webhooks',
    address: 'Endpoint URL',
    fields: [
      ['Events', 'incidents and follow-ups, created and updated'],
      ['Signing secret', 'shown there: the webhook secret of this source'],
    ],
  },
}

const keyOf = (secret: string): Buffer => Buffer.from(secret.replace(/^whsec_/, ''), 'base64')

/** Base64 has several spellings of the same bytes; only the one that is sent counts. */
const signaturesIn = (text = ''): Buffer[] =>
  text.split(' ', MOST_SIGNATURES).map((each) => {
    const [, digest = ''] = /^v1,([A-Za-z0-9+/]{43}=)$/.exec(each) ?? []
    const bytes = Buffer.from(digest, 'base64')
    return bytes.toString('base64') === digest ? bytes : Buffer.alloc(0)
  })
