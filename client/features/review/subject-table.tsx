import { weeks } from '../../../model/format.ts'
import { Button } from '../../components/button.tsx'
import { ChartFrame } from '../../components/chart-frame/chart-frame.tsx'
import { day } from '../../lib/date.ts'
import { standsWords } from './findings.ts'
import styles from './lists.module.css'
import type { Subject } from './subjects.ts'
import type { Review } from './use-review.ts'

interface SubjectTableProps {
  readonly title: string
  readonly review: Review
  readonly subjects: readonly Subject[]
}

/** Projects with what each adds, what it takes, and what stands decided of it; one is chosen to be decided about. */
export function SubjectTable({ title, review, subjects }: SubjectTableProps) {
  const { subject: chosen, show } = review
  const most = review.subjects.reduce((largest, { adds }) => Math.max(largest, adds ?? 0), 0)
  return (
    <ChartFrame
      title={title}
      caption="What each adds to the best plan, in points of all pain, and engineer-weeks"
      file="review-projects"
      isPicture={false}
      data={{
        columns: [
          { title: 'Project', name: 'project' },
          { title: 'Adds, points', name: 'adds_points', write: (value) => value.toFixed(1) },
          { title: 'Weeks', name: 'weeks', write: weeks },
          { title: 'Decided', name: 'decided' },
          { title: 'Why not', name: 'why_not' },
        ],
        rows: subjects.map(({ title: name, adds, effort, kept, why }) => [
          name,
          (adds ?? 0) * 100,
          effort ?? 0,
          kept ? standsWords(kept, day) : '',
          why,
        ]),
      }}
    >
      <ul className={styles.subjects}>
        {subjects.map(({ id, title: name, adds, effort, why, kept }) => (
          <li key={id} data-chosen={id === chosen?.id}>
            <Button kind="link" aria-pressed={id === chosen?.id} onClick={() => show({ project: id })}>
              {name}
            </Button>
            <span className={styles.adds} aria-hidden="true">
              <span style={{ width: `${most > 0 ? ((adds ?? 0) / most) * 100 : 0}%` }} />
            </span>
            <span className="number">{adds === null ? '' : (adds * 100).toFixed(1)}</span>
            <span className={`${styles.weeks} number`}>{effort === null ? '' : weeks(effort)}</span>
            <small>
              {kept?.decision ? <strong>{standsWords(kept, day)}</strong> : why}
              {kept?.decision && ` ${kept.decision.owner}: ${kept.decision.reason}`}
            </small>
          </li>
        ))}
      </ul>
    </ChartFrame>
  )
}
