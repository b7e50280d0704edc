import type { SourceSummary } from '../../../model/contract/source.ts'
import { clock, day } from '../../lib/date.ts'
import styles from './sources.module.css'

/** Where a source can tell of a change at once, and what to enter there. */
export function Webhook({ source: { webhook, configuredByFile } }: { readonly source: SourceSummary }) {
  if (webhook === null) return null
  if (!webhook.isSet) {
    return (
      <p className={styles.detail}>
        Changes are asked for on a schedule. To hear of them at once, give it a webhook secret
        {configuredByFile ? ' in leverage.yaml' : ' under Edit'}.
      </p>
    )
  }
  return (
    <p className={styles.detail}>
      Changes are told at once: in GitHub under Settings, Webhooks, add the payload URL{' '}
      <code>{new URL(webhook.path, window.location.origin).href}</code>, content type application/json, the secret, and
      the events Issues and Issue comments.{' '}
      {webhook.lastAt === null
        ? 'None has come yet.'
        : `The last one came on ${day(webhook.lastAt)}, ${clock(webhook.lastAt)}.`}
    </p>
  )
}
