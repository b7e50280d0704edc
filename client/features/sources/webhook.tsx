import { Fragment } from 'react'
import type { SourceSummary } from '../../../model/contract/source.ts'
import { clock, day } from '../../lib/date.ts'
import styles from './webhook.module.css'

/** Where a source can tell of a change at once, and what to enter there. */
export function Webhook({ source: { webhook, configuredByFile } }: { readonly source: SourceSummary }) {
  if (webhook === null) return null
  if (!webhook.isSet) {
    return (
      <p className={styles.words}>
        Changes are asked for on a schedule. To hear of them at once, give it a webhook secret
        {configuredByFile ? ' in leverage.yaml' : ' under Edit'}.
      </p>
    )
  }
  const { where, address, fields } = webhook.guide
  return (
    <div>
      <p className={styles.words}>
        {webhook.lastAt === null
          ? `No change has been told yet. ${where}, enter:`
          : `Changes are told at once, the last one on ${day(webhook.lastAt)}, ${clock(webhook.lastAt)}. ${where}, stands:`}
      </p>
      <dl className={styles.fields}>
        <dt>{address}</dt>
        <dd>
          <code>{new URL(webhook.path, window.location.origin).href}</code>
        </dd>
        {fields.map(([name, what]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{what}</dd>
          </Fragment>
        ))}
      </dl>
    </div>
  )
}
