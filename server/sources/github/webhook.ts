import { isSignedBy } from '../shared-secret.ts'
import type { SourceWebhook } from '../source.ts'
import { parseInstant } from '../time.ts'
import type { GithubConfig } from './config.ts'

const SIGNATURE = /^sha256=([0-9a-f]{64})$/
const DELIVERY = /^[\w-]{1,100}$/

/**
 * GitHub's webhooks: HMAC-SHA256 of the body under a shared secret in X-Hub-Signature-256, and a number of their own in
 * X-GitHub-Delivery, which is not signed. https://docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries
 */
export const githubWebhook: SourceWebhook<GithubConfig> = {
  isSigned: ({ webhook }, { header, body }) =>
    isSignedBy(webhook, [Buffer.from(SIGNATURE.exec(header('x-hub-signature-256') ?? '')?.[1] ?? '', 'hex')], body),
  guide: {
    where: 'In GitHub, under Settings, Webhooks',
    address: 'Payload URL',
    fields: [
      ['Content type', 'application/json'],
      ['Secret', 'the webhook secret of this source'],
      ['Events', 'Issues and Issue comments'],
    ],
  },
  read({ header, body }) {
    const delivery = header('x-github-delivery') ?? ''
    if (!DELIVERY.test(delivery)) return { refused: 'the header X-GitHub-Delivery is missing or is no number of one' }
    try {
      const { issue } = JSON.parse(body.toString('utf8')) as { issue?: { updated_at?: unknown } | null }
      // A ping, or an event that is about no issue.
      if (typeof issue !== 'object' || issue === null) return { delivery, at: null }
      const at = parseInstant(String(issue.updated_at))
      return at === null ? { refused: 'its issue does not say when it was updated' } : { delivery, at }
    } catch {
      return { refused: 'the body is no JSON; choose the content type application/json' }
    }
  },
}
