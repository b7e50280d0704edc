import { useState } from 'react'
import type { SourceState, SourceSummary } from '../../../model/contract/source.ts'
import { count } from '../../../model/format.ts'
import { Button } from '../../components/button.tsx'
import { age, day, month, until } from '../../lib/date.ts'
import { sourceAnchor } from '../../lib/source-anchor.ts'
import { useNamedInAddress } from '../../lib/use-named-in-address.ts'
import { Coverage } from './coverage.tsx'
import { errorBelow, OWN_KINDS, STATE_WORDS } from './findings.ts'
import { Progress } from './progress.tsx'
import { useProgress } from './queries.ts'
import { SourceDetails } from './source-details.tsx'
import styles from './source-table.module.css'
import shared from './sources.module.css'

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
            <th scope="col">Last sync</th>
            <th scope="col">Next</th>
            {['Rows', 'Mapped', 'Unmapped', 'Quarantine'].map((title) => (
              <th key={title} scope="col" className={styles.right}>
                {title}
              </th>
            ))}
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
  const [open, setOpen] = useState(false)
  const progress = useProgress(source.id, source.progress)
  const { lastRun: run, rows, unmapped } = source
  const anchor = sourceAnchor(source.id)
  useNamedInAddress(anchor, true)
  const own = OWN_KINDS.includes(source.kind)
  const state = progress ? 'running' : source.state
  return (
    <>
      <tr id={anchor} className={styles.source}>
        <th scope="row">
          {own ? (
            <span className={styles.title}>{source.title}</span>
          ) : (
            <Button kind="quiet" className={styles.title} aria-expanded={open} onClick={() => setOpen(!open)}>
              {source.title}
            </Button>
          )}
          <span className={shared.detail}>{source.id}</span>
        </th>
        <td>
          <span className={styles.state}>
            <Sign state={state} /> {own ? 'In force' : STATE_WORDS[state]}
          </span>
          {source.silence && (
            <span className={`${shared.error} ${styles.silence}`}>
              Nothing since {day(source.silence.since)}; before, something every {Math.ceil(source.silence.usualDays)}{' '}
              days
            </span>
          )}
        </td>
        <td className={`${shared.secondary} ${styles.when}`} title={run ? day(run.startedAt) : undefined}>
          {own ? '' : progress ? 'running' : run ? `${age(run.finishedAt ?? run.startedAt, now)} ago` : 'never'}
        </td>
        <td className={`${shared.secondary} ${styles.when} ${styles.wide}`}>{own ? '' : nextOf(source, now)}</td>
        <td className={`${styles.right} number`} data-unit="rows">
          {count(rows + source.buckets)}
        </td>
        <td className={`${styles.right} ${styles.wide} number`}>
          {unmapped === 0 ? 'all' : `${Math.floor((1 - unmapped / Math.max(rows, unmapped)) * 100)}%`}
        </td>
        <td className={`${styles.right} ${styles.wide} number`}>
          <Count value={unmapped} to="#mapping" />
        </td>
        <td className={`${styles.right} number`} data-unit="in quarantine">
          <Count value={source.quarantined} to="#quarantine" />
        </td>
        <td className={styles.coverage}>
          <Coverage source={source} from={from} now={now} />
        </td>
      </tr>
      {(progress || open || run?.error) && (
        <tr className={styles.below}>
          <td colSpan={9}>
            {progress && <Progress source={source} progress={progress} />}
            {!progress && run?.error && <p className={shared.error}>{errorBelow(source.id, run.error)}</p>}
            {open && <SourceDetails source={source} told={progress ? null : (run?.error ?? null)} />}
          </td>
        </tr>
      )}
    </>
  )
}

/** Leads to what is counted, when there is any. */
function Count({ value, to }: { readonly value: number; readonly to: string }) {
  return value > 0 ? <a href={to}>{count(value)}</a> : <span className={shared.secondary}>0</span>
}

function nextOf({ callable, paused, nextRunAt }: SourceSummary, now: number): string {
  if (paused) return 'paused'
  if (nextRunAt) return until(nextRunAt, now)
  return callable ? 'when asked' : 'by hand'
}

/** Fresh is a dot, under way a ring, late and failed a triangle. */
function Sign({ state }: { readonly state: SourceState }) {
  return (
    <svg width="8" height="8" viewBox="0 0 8 8" aria-hidden="true" focusable="false">
      {state === 'fresh' && <circle cx="4" cy="4" r="4" fill="var(--avoided)" />}
      {(state === 'running' || state === 'never' || state === 'paused') && (
        <circle
          cx="4"
          cy="4"
          r="3"
          fill="none"
          stroke={state === 'running' ? 'var(--accent)' : 'var(--unc)'}
          strokeWidth="2"
        />
      )}
      {(state === 'late' || state === 'failed' || state === 'silent') && <path fill="var(--loss)" d="M4 .5 8 8H0z" />}
    </svg>
  )
}
