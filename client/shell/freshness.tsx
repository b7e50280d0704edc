import { Link } from '@tanstack/react-router'
import type { Status } from '../../model/contract/resource.ts'
import { counted } from '../../model/format.ts'
import { age, LATE_AFTER } from '../lib/date.ts'
import { sourceAnchor } from '../lib/source-anchor.ts'
import { useNow } from '../lib/use-now.ts'
import { useStatus } from '../lib/use-status.ts'
import styles from './shell.module.css'

/** Fresh is a dot, late is a triangle: the shape says it too. */
export function StateSign({ late }: { readonly late: boolean }) {
  return (
    <svg width="8" height="8" viewBox="0 0 8 8" aria-hidden="true" focusable="false">
      {late ? <path fill="var(--loss)" d="M4 .5 8 8H0z" /> : <circle cx="4" cy="4" r="4" fill="var(--avoided)" />}
    </svg>
  )
}

/** Which sources failed, in a word, and the way to the first of them; nothing while all is well. */
export function FailedSources({ failed }: { readonly failed: Status['failed'] }) {
  const [first, ...others] = failed
  if (!first) return null
  return (
    <Link
      to="/sources"
      search={{}}
      hash={sourceAnchor(first.id)}
      className={styles.failedSources}
      title={failed.map(({ title }) => title).join(', ')}
    >
      <StateSign late />{' '}
      <span>{others.length === 0 ? `${first.title} failed` : `${counted(failed.length, 'source')} failed`}</span>
    </Link>
  )
}

/** How old the newest data is, and what waits for a look. */
export function Freshness() {
  const { data: status, isError } = useStatus()
  const now = useNow()
  if (isError && !status)
    return (
      <div className={styles.fresh}>
        <span>
          <StateSign late /> The server does not answer
        </span>
      </div>
    )
  if (!status) return <div className={styles.fresh} />
  const { freshAt, failed, counts } = status
  const late = freshAt === null || now - new Date(freshAt).getTime() > LATE_AFTER
  return (
    <div className={styles.fresh}>
      <span>
        <StateSign late={late} /> {freshAt ? `Data ${age(freshAt, now)} old` : 'No data yet'}
      </span>
      <FailedSources failed={failed} />
      {counts.quarantined > 0 && (
        <Link to="/sources" search={{}} hash="quarantine">
          <StateSign late /> {counted(counts.quarantined, 'row')} in quarantine
        </Link>
      )}
    </div>
  )
}
