import type { SourceSummary } from '../../../model/contract/source.ts'
import { day } from '../../lib/date.ts'
import styles from './coverage.module.css'
import { gapInWords, gapsInWords } from './findings.ts'
import shared from './sources.module.css'

interface CoverageProps {
  readonly source: SourceSummary
  /** Where the axis begins, in milliseconds. */
  readonly from: number
  readonly now: number
}

/** What a source covers on the page's axis of time, with the gaps in it, and the longest of them in words. */
export function Coverage({ source, from, now }: CoverageProps) {
  const { coveredFrom, coveredTo, gaps } = source
  if (!coveredFrom || !coveredTo) return <span className={`${shared.detail} ${styles.unstated}`}>not stated</span>
  const span = day(coveredFrom) === day(coveredTo) ? day(coveredFrom) : `${day(coveredFrom)} to ${day(coveredTo)}`
  const place = (moment: string) => ((Date.parse(moment) - from) / Math.max(1, now - from)) * 100
  const between = (start: string, end: string) => {
    const [left, right] = [Math.max(0, place(start)), Math.min(100, place(end))]
    return { left: `${left}%`, width: `${Math.max(0.5, right - left)}%` }
  }
  const words = gapsInWords(gaps, now)
  const told = [span, ...gaps.map((gap) => gapInWords(gap, now))]
  return (
    <>
      <span className={styles.track} role="img" aria-label={told.join('. ')} title={told.join('\n')}>
        <span className={styles.covered} style={between(coveredFrom, coveredTo)} />
        {gaps.map((gap) => (
          <span key={gap.from} className={styles.gap} style={between(gap.from, gap.to)} />
        ))}
      </span>
      {words && <span className={styles.gapWords}>{words}</span>}
    </>
  )
}
