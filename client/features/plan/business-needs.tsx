import { Link } from '@tanstack/react-router'
import type { BusinessReport } from '../../../model/contract/business.ts'
import { amount, percent } from '../../../model/format.ts'
import styles from './business.module.css'

/** Open needs that the plan answers, and those that it may close besides. */
export function BusinessNeeds({ report: { needs, plan, words, currency } }: { readonly report: BusinessReport }) {
  const titles = new Map(plan.map(({ id, title }) => [id, title]))
  return (
    <section id="business-needs">
      <h2 className={styles.heading}>{words.needs}</h2>
      <ul className={styles.needs}>
        {needs.map(({ id, title, project, closed, atStake }) => (
          <li key={id}>
            <Link to="/requests" search={{ row: id }}>
              {title}
            </Link>
            <span className="number">{percent(closed, 0)}</span>
            <small>
              {project === null ? 'Not given to a project' : (titles.get(project) ?? project)}
              {atStake && (
                <span className="number">
                  , keeps {amount(atStake.avoided)} of {amount(atStake.lost)} {currency}
                </span>
              )}
            </small>
          </li>
        ))}
      </ul>
      {needs.length > 0 && <p className={styles.caption}>The figure is the chance that the plan closes it.</p>}
    </section>
  )
}
