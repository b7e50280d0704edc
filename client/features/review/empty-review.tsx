import { Link } from '@tanstack/react-router'
import buttons from '../../components/button.module.css'
import styles from './review.module.css'

/** Nothing to decide about: says what is missing and where it comes from. */
export const EmptyReview = () => (
  <div className={styles.page}>
    <h1 className={styles.headline}>No project to decide about yet</h1>
    <p className={styles.sentence}>
      A review goes from where it hurts to what is proposed, where people differ and what is decided. State a candidate
      with its effort and what it changes; then there is something to agree on.
    </p>
    <p className={styles.actions}>
      <Link to="/projects/new" className={`${buttons.button} ${buttons.primary}`}>
        State a project
      </Link>
      <Link to="/areas" className={buttons.button}>
        See where it hurts
      </Link>
    </p>
  </div>
)
