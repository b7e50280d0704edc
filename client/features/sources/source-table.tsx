import type { SourceSummary } from '../../../model/contract/source.ts'
import { count } from '../../../model/format.ts'
import { age, day, month } from '../../lib/date.ts'
import { CONFIGURATION, type SourceState, STATE_WORDS, stateOf } from './findings.ts'
import styles from './sources.module.css'

interface TableProps {
  readonly sources: readonly SourceSummary[]
  readonly now: number
}

/** Each source's health beside what it covers, on one axis of time. */
export function SourceTable({ sources, now }: TableProps) {
  const starts = sources.flatMap(({ coveredFrom }) => (coveredFrom ? [new Date(coveredFrom).getTime()] : []))
  const from = starts.length > 0 ? Math.min(...starts) : now
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Source</th>
            <th scope="col">State</th>
            <th scope="col">Last run</th>
            <th scope="col" className={styles.right}>
              Rows
            </th>
            <th scope="col" className={styles.right}>
              New
            </th>
            <th scope="col" className={styles.right}>
              Changed
            </th>
            <th scope="col" className={styles.right}>
              Quarantine
            </th>
            <th scope="col" className={styles.coverage}>
              What is covered; a gap is unknown, never up
              <span className={styles.ends}>
                <span>{month(from)}</span> <span>{month(now)}</span>
              </span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sources.map((source) => (
            <SourceRow key={source.id} source={source} now={now} from={from} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function SourceRow({
  source,
  now,
  from,
}: {
  readonly source: SourceSummary
  readonly now: number
  readonly from: number
}) {
  const state = stateOf(source, now)
  const run = source.lastRun
  return (
    <tr>
      <th scope="row">
        <span className={styles.title}>{source.title}</span>
        <span className={styles.detail}>{source.id}</span>
      </th>
      <td>
        <span className={styles.state}>
          <Sign state={state} /> {source.kind === CONFIGURATION ? 'In force' : STATE_WORDS[state]}
        </span>
        {run?.error && <span className={styles.error}>{run.error}</span>}
      </td>
      <td className={styles.secondary} title={run ? day(run.startedAt) : undefined}>
        {source.kind === CONFIGURATION
          ? ''
          : run
            ? run.status === 'running'
              ? 'running'
              : `${age(run.finishedAt ?? run.startedAt, now)} ago`
            : 'never'}
      </td>
      <td className={`${styles.right} number`} data-unit="rows">
        {count(source.rows)}
      </td>
      <td className={`${styles.right} ${styles.secondary} ${styles.wide} number`}>{run ? count(run.created) : ''}</td>
      <td className={`${styles.right} ${styles.secondary} ${styles.wide} number`}>{run ? count(run.changed) : ''}</td>
      <td className={`${styles.right} number`} data-unit="in quarantine">
        {source.quarantined > 0 ? (
          <a href="#quarantine">{count(source.quarantined)}</a>
        ) : (
          <span className={styles.secondary}>0</span>
        )}
      </td>
      <td className={styles.coverage}>
        <Coverage source={source} from={from} now={now} />
      </td>
    </tr>
  )
}

/** Fresh is a dot, under way a ring, late and failed a triangle. */
function Sign({ state }: { readonly state: SourceState }) {
  return (
    <svg width="8" height="8" viewBox="0 0 8 8" aria-hidden="true" focusable="false">
      {state === 'fresh' && <circle cx="4" cy="4" r="4" fill="var(--avoided)" />}
      {(state === 'running' || state === 'never') && (
        <circle
          cx="4"
          cy="4"
          r="3"
          fill="none"
          stroke={state === 'running' ? 'var(--accent)' : 'var(--unc)'}
          strokeWidth="2"
        />
      )}
      {(state === 'late' || state === 'failed') && <path fill="var(--loss)" d="M4 .5 8 8H0z" />}
    </svg>
  )
}

function Coverage({
  source,
  from,
  now,
}: {
  readonly source: SourceSummary
  readonly from: number
  readonly now: number
}) {
  const place = (moment: string) => ((new Date(moment).getTime() - from) / Math.max(1, now - from)) * 100
  const { coveredFrom, coveredTo } = source
  if (!coveredFrom || !coveredTo) return <span className={styles.detail}>not stated</span>
  const [left, right] = [Math.max(0, place(coveredFrom)), Math.min(100, place(coveredTo))]
  return (
    <span
      className={styles.track}
      role="img"
      aria-label={`${day(coveredFrom)} to ${day(coveredTo)}`}
      title={`${day(coveredFrom)} to ${day(coveredTo)}`}
    >
      <span style={{ left: `${left}%`, width: `${Math.max(0.5, right - left)}%` }} />
    </span>
  )
}
