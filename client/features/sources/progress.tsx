import type { SourceSummary, SyncProgressReport } from '../../../model/contract/source.ts'
import { Button } from '../../components/button.tsx'
import { clock } from '../../lib/date.ts'
import { progressInWords } from './findings.ts'
import styles from './progress.module.css'
import { useCancel, usePause } from './queries.ts'
import shared from './sources.module.css'

/** A run that is going on: how far, how fast, how long still, and the two ways to stop it. */
export function Progress({
  source,
  progress,
}: {
  readonly source: SourceSummary
  readonly progress: SyncProgressReport
}) {
  const [cancel, pause] = [useCancel(), usePause()]
  const { rows, reached, pace } = progressInWords(progress)
  return (
    <section className={styles.progress} aria-label={`${source.title} is filling in`}>
      <div>
        <p className={styles.head}>
          <span>
            <strong>Filling in: {rows}</strong>
            {reached}
          </span>
          <span className={`${shared.secondary} number`}>{pace}</span>
        </p>
        <progress
          className={styles.bar}
          aria-label="Rows that have come"
          max={progress.expected ?? 1}
          {...(progress.expected === null ? {} : { value: Math.min(progress.fetched, progress.expected) })}
        />
        <p className={shared.detail}>
          {progress.waitingUntil
            ? `The host asked for silence until ${clock(progress.waitingUntil)}; then it goes on.`
            : 'The ranking uses what has arrived. It goes on after a restart; nothing is fetched twice.'}
        </p>
      </div>
      <div className={shared.actions}>
        <Button needs="sources:write" onClick={() => pause.mutate({ id: source.id, paused: true })}>
          Pause
        </Button>
        <Button needs="sources:write" onClick={() => cancel.mutate(source.id)}>
          Cancel
        </Button>
      </div>
    </section>
  )
}
