import type { SourceTrial } from '../../../model/contract/source-setup.ts'
import { counted } from '../../../model/format.ts'
import { day } from '../../lib/date.ts'
import styles from './sources.module.css'

/** What a source answered when it was tried: its first rows as they would map, or what is wrong and what to do. */
export function TrialResult({ trial: { problem, expected, rows } }: { readonly trial: SourceTrial }) {
  if (problem) {
    return (
      <p className={styles.error} role="alert">
        {problem.message}. {problem.advice}
      </p>
    )
  }
  return (
    <section className={styles.trial} aria-label="What it answered">
      <p role="status">
        <strong>It answers{expected === null ? '' : ` with ${counted(expected, 'row')}`}.</strong>{' '}
        {rows.length > 0 && 'The first would be taken in like this:'}
      </p>
      <ul>
        {rows.map((row) => (
          <li key={row.location}>
            <span>
              {row.title || row.location}
              {row.reason && <span className={styles.error}>{row.reason}</span>}
            </span>
            <span className={styles.secondary}>
              {row.outcome === 'left-out'
                ? 'left out'
                : row.outcome === 'quarantined'
                  ? 'quarantine'
                  : [row.startedAt && day(row.startedAt), row.kind === 'incident' && (row.service ?? 'no service')]
                      .filter(Boolean)
                      .join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
