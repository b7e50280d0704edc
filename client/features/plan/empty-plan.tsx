import { Link } from '@tanstack/react-router'
import buttons from '../../components/button.module.css'
import heading from '../../components/heading.module.css'
import { CommittedList } from './committed-list.tsx'
import styles from './plan.module.css'

/** No candidate yet: says what is missing and leads to where it comes from. */
export function EmptyPlan() {
  return (
    <div className={styles.page}>
      <h1 className={heading.headline}>No project to choose among yet</h1>
      <p className={styles.sentence}>
        A plan picks candidates that fit the weeks of each team. State a project with its effort and what it changes,
        then it appears here; teams and their weeks are in Settings.
      </p>
      <p className={styles.actions}>
        <Link to="/projects/new" className={`${buttons.button} ${buttons.primary}`}>
          State a project
        </Link>
        <Link to="/settings" search={{ settings: 'teams' }} className={buttons.button}>
          State teams and their weeks
        </Link>
      </p>
      <CommittedList />
    </div>
  )
}
