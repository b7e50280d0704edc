import type { RankingReport } from '../../../model/contract/ranking.ts'
import { DIMENSIONS } from '../../../model/evidence/lens.ts'
import type { Frame } from '../../worker/protocol.ts'
import styles from './page.module.css'

/** What a ranking cannot do without. */
export type Missing = 'projects' | 'evidence'

/** What is missing before anything can be ranked, or null. */
export function missingFor(frame: Frame | null, report: RankingReport | null): Missing | null {
  if (frame?.projects.length === 0) return 'projects'
  return report && DIMENSIONS.every((dimension) => report.totals[dimension] === 0) ? 'evidence' : null
}

const TEXTS = {
  projects: {
    title: 'No project to rank yet',
    text: 'A project needs an effort and at least one effect, each as low, likely and high. Import a list:',
    command: 'npm run -s leverage -- import csv projects.csv',
  },
  evidence: {
    title: 'No evidence to rank by yet',
    text: 'Projects are ranked by what they would have spared you, so the ranking begins with the incidents:',
    command: 'npm run -s leverage -- import statuspage incidents.json',
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
        <pre>{command}</pre>
        <p>This page follows by itself once the import is done.</p>
      </div>
    </div>
  )
}
