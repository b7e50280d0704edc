import type { RankingReport } from '../../../model/contract/ranking.ts'
import { DIMENSIONS } from '../../../model/evidence/lens.ts'
import type { Frame } from '../../worker/protocol.ts'
import styles from './page.module.css'

/** What a ranking cannot do without. */
export type Missing = 'projects' | 'evidence' | 'evidence-then'

/** What is missing before anything can be ranked, or null. @param asOf the past day that was asked for, if one was */
export function missingFor(
  frame: Frame | null,
  report: RankingReport | null,
  asOf: string | undefined,
): Missing | null {
  if (frame?.projects.length === 0) return 'projects'
  if (!report || DIMENSIONS.some((dimension) => report.totals[dimension] > 0)) return null
  return asOf === undefined ? 'evidence' : 'evidence-then'
}

const TEXTS = {
  projects: {
    title: 'No project to rank yet',
    text: 'A project needs an effort and at least one effect, each as low, likely and high.',
    command: 'npm run -s leverage -- import csv projects.csv',
  },
  evidence: {
    title: 'No evidence to rank by yet',
    text: 'Projects are ranked by what they would have spared you, so the ranking begins with the incidents:',
    command: 'npm run -s leverage -- import statuspage incidents.json',
  },
  'evidence-then': {
    title: 'Nothing had happened yet',
    text: 'On the day that this address asks for, no incident was known.',
    command: null,
  },
} as const

/** Nothing to rank: says what is missing and the command that brings it. */
export function Empty({ missing }: { readonly missing: Missing }) {
  const { title, text, command } = TEXTS[missing]
  return (
    <div className={styles.page}>
      <h1 className={styles.headline}>{title}</h1>
      <div className={styles.empty}>
        <p>{text}</p>
        {command === null ? (
          <a href="/ranking">Show today</a>
        ) : (
          <>
            {missing === 'projects' && (
              <p>
                <a href="/projects/new">State the first project here</a>, or import a list:
              </p>
            )}
            <pre>{command}</pre>
            <p>This page follows by itself once the import is done.</p>
          </>
        )}
      </div>
    </div>
  )
}
