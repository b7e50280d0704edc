import { instant } from '../../model/quantity.ts'
import { isSignedBy, type WebhookSecrets } from './shared-secret.ts'
import type { ToldWebhook, WebhookRequest } from './source.ts'

const DELIVERY = /^[\w.:-]{1,100}$/
const MOST_SIGNATURES = 10
/** The tolerance that the specification recommends, minutes. */
const MOST_MINUTES = 5

/**
 * Whether a request is signed as Standard Webhooks (and Svix, where they come from) has it: HMAC-SHA256 of "id.timestamp.body"
 * in base64 under "v1,", several with spaces between them while a secret changes.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function isStandardSigned(
  webhook: WebhookSecrets | undefined,
  { header, body }: WebhookRequest,
  keyOf: (secret: string) => string | Buffer = keyInSecret,
): boolean {
  const stated = Buffer.from(`${header('webhook-id') ?? ''}.${header('webhook-timestamp') ?? ''}.`)
  return isSignedBy(webhook, signaturesIn(header('webhook-signature')), Buffer.concat([stated, body]), keyOf)
}

/** What stands after "whsec_", in base64; a secret without that is its own key, so that a shell can sign too. */
const keyInSecret = (secret: string): string | Buffer =>
  secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : secret

/** The number and the time of a signed request. An old one is refused by its age, and one that is sent again by its number. */
export function readStandardHeaders(header: WebhookRequest['header']): ToldWebhook | { readonly refused: string } {
  const delivery = header('webhook-id') ?? ''
  if (!DELIVERY.test(delivery)) return { refused: 'the header webhook-id is missing or is no number of one' }
  const seconds = header('webhook-timestamp') ?? ''
  if (!/^\d{1,12}$/.test(seconds)) return { refused: 'the header webhook-timestamp is no time in seconds' }
  return { delivery, at: instant(Number(seconds) * 1_000), oldestMinutes: MOST_MINUTES }
}

/** Base64 has several spellings of the same bytes; only the one that is sent counts. */
const signaturesIn = (text = ''): Buffer[] =>
  text.split(' ', MOST_SIGNATURES).map((each) => {
    const [, digest = ''] = /^v1,([A-Za-z0-9+/]{43}=)$/.exec(each) ?? []
    const bytes = Buffer.from(digest, 'base64')
    return bytes.toString('base64') === digest ? bytes : Buffer.alloc(0)
  })
