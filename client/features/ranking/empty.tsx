import { Link } from '@tanstack/react-router'
import type { RankingReport } from '../../../model/contract/ranking.ts'
import { DIMENSIONS } from '../../../model/evidence/lens.ts'
import type { Frame } from '../../../model/ranking/frame.ts'
import buttons from '../../components/button.module.css'
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
    way: { to: '/projects/new', title: 'State the first project' },
  },
  evidence: {
    title: 'No evidence to rank by yet',
    text: 'Projects are ranked by what they would have spared you, so the ranking begins with the incidents: a status page, an issue tracker, or a list as CSV.',
    way: { to: '/sources', title: 'Add a source' },
  },
  'evidence-then': {
    title: 'Nothing had happened yet',
    text: 'On the day that this address asks for, no incident was known.',
    way: { to: '/ranking', title: 'Show today' },
  },
} as const

/** Nothing to rank: says what is missing and leads to where it comes from. */
export function Empty({ missing }: { readonly missing: Missing }) {
  const { title, text, way } = TEXTS[missing]
  return (
    <div className={styles.page}>
      <h1 className={styles.headline}>{title}</h1>
      <div className={styles.empty}>
        <p>{text}</p>
        <p className={styles.ways}>
          <Link
            to={way.to}
            search={way.to === '/sources' ? { add: 'source' } : {}}
            className={`${buttons.button} ${buttons.primary}`}
          >
            {way.title}
          </Link>
          {missing === 'projects' && (
            <Link to="/sources" search={{ add: 'file' }} className={buttons.button}>
              Import a list
            </Link>
          )}
        </p>
        {missing !== 'evidence-then' && <p>This page follows by itself.</p>}
      </div>
    </div>
  )
}
