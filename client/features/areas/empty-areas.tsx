import { Link } from '@tanstack/react-router'
import buttons from '../../components/button.module.css'
import heading from '../../components/heading.module.css'
import styles from './areas.module.css'

/** No incident yet: says what is missing and leads to where it comes from. */
export function EmptyAreas({ asOf }: { readonly asOf: string | undefined }) {
  return (
    <div className={styles.page}>
      <h1 className={heading.headline}>{asOf ? 'Nothing had happened yet' : 'No incident to learn from yet'}</h1>
      {asOf ? (
        <p className={styles.sentence}>
          On the day that this address asks for, no incident was known. <a href="/areas">Show today</a>
        </p>
      ) : (
        <>
          <p className={styles.sentence}>
            Where it hurts is read from incidents: a status page, an issue tracker, or any list as CSV.
          </p>
          <p className={styles.actions}>
            <Link to="/sources" search={{ add: 'source' }} className={`${buttons.button} ${buttons.primary}`}>
              Add a source
            </Link>
          </p>
          <p className={styles.sentence}>This page follows by itself once its first rows are there.</p>
        </>
      )}
    </div>
  )
}
