import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { counted, inWords, percent, sentence } from '../../../model/format.ts'
import { day } from '../../lib/date.ts'
import styles from './committed.module.css'
import layout from './plan.module.css'
import { quarterTitle } from './quarters.ts'
import { committedPlansQuery } from './queries.ts'

/** What has been committed to, the newest first; nothing where nothing has. */
export function CommittedList() {
  const { data } = useQuery(committedPlansQuery)
  if (!data || data.plans.length === 0) return null
  const { plans } = data
  return (
    <section className={layout.below} aria-labelledby="committed">
      <h2 id="committed" className={layout.section}>
        {sentence(inWords(plans.length))} committed {plans.length === 1 ? 'plan, as it was' : 'plans, as they were'}
      </h2>
      <ul className={styles.list}>
        {plans.map(({ id, title, quarter, committedAt, projects, value }) => (
          <li key={id}>
            <Link to="/plans/$id" params={{ id }}>
              {title}
            </Link>
            <span>{quarterTitle(quarter)}</span>
            <span>{counted(projects, 'project')}</span>
            <span className="number">{percent(value)} of all pain</span>
            <span>committed {day(committedAt)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
