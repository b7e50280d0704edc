import { createHash } from 'node:crypto'
import { instant, MILLISECONDS_PER_DAY, MILLISECONDS_PER_MINUTE } from '../../model/quantity.ts'
import { openedConfig } from '../configuration/config-secrets.ts'
import { findSource } from '../sources/registry.ts'
import type { WebhookRequest } from '../sources/source.ts'
import type { Context } from './context.ts'

/** Days for which GitHub lets somebody send a webhook again; what tells of something older is refused. */
const OLDEST = 3
/** Minutes that a sender's clock may be ahead of ours. */
const MOST_AHEAD = 10
/** Days for which we know what came: for longer than anything is taken. */
const REMEMBERED = OLDEST + 1
const MINUTES_PER_DAY = MILLISECONDS_PER_DAY / MILLISECONDS_PER_MINUTE

/** A webhook that was not taken. */
export class RefusedWebhook extends Error {
  override readonly name = 'RefusedWebhook'
  /** The request is signed, so what is wrong may be said to whoever sent it. */
  readonly isSigned: boolean

  constructor(message: string, isSigned: boolean) {
    super(message)
    this.isSigned = isSigned
  }
}

export type WebhookOutcome = 'accepted' | 'seen-before' | 'nothing-new'

/**
 * Takes a webhook: that something has changed is on the disk when this resolves, and the source is called soon after. What
 * the body says of it is never kept as evidence where the source itself can be asked, so that neither order, nor loss, nor a
 * copy of an old one matters; where it cannot, the body is on the disk too until that call has read it. Throws RefusedWebhook, in the same words for a source that there is not.
 */
export async function receiveWebhook(
  { store, secrets, environment, now }: Context,
  type: string,
  sourceId: string,
  request: WebhookRequest,
): Promise<WebhookOutcome> {
  const target = await store.webhooks.target(sourceId)
  const source = target?.type === type ? findSource(type) : null
  const config =
    target &&
    source?.webhook &&
    source.configSchema.safeParse(openedConfig(source.configSchema, target.config, environment, secrets))
  if (!source?.webhook || !config?.success || !source.webhook.isSigned(config.data, request)) {
    throw new RefusedWebhook('the signature is missing or is not that of a secret in force', false)
  }
  const told = source.webhook.read(request)
  if ('refused' in told) throw new RefusedWebhook(told.refused, true)
  const { delivery, at, oldestMinutes = OLDEST * MINUTES_PER_DAY } = told
  if (at === null) return 'nothing-new'
  const receivedAt = now()
  const oldest = receivedAt - oldestMinutes * MILLISECONDS_PER_MINUTE
  if (at !== 'unstated' && (at < oldest || at > receivedAt + MOST_AHEAD * MILLISECONDS_PER_MINUTE)) {
    throw new RefusedWebhook(
      `it tells of ${new Date(at).toISOString()}, which is not of these ${oldestMinutes < MINUTES_PER_DAY ? `${oldestMinutes} minutes` : `${OLDEST} days`}`,
      true,
    )
  }
  const bodyHash = createHash('sha256').update(request.body).digest('hex')
  const forgotten = instant(receivedAt - REMEMBERED * MILLISECONDS_PER_DAY)
  const body = source.webhook.isEvidence ? request.body.toString('utf8') : null
  const isNew = await store.webhooks.keep({ source: sourceId, delivery, bodyHash, receivedAt, body }, forgotten)
  return isNew ? 'accepted' : 'seen-before'
}
