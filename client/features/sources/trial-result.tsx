import type { SourceTrial } from '../../../model/contract/source-setup.ts'
import { counted } from '../../../model/format.ts'
import { FirstRows } from './first-rows/first-rows.tsx'
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
    <section aria-label="What it answered">
      <p role="status">
        <strong>It answers{expected === null ? '' : ` with ${counted(expected, 'row')}`}.</strong>
      </p>
      <FirstRows rows={rows} />
    </section>
  )
}
