import { Link } from '@tanstack/react-router'
import styles from './plan.module.css'

/** The same plan as work, and in money and customers. */
export const PlanTabs = () => (
  <nav className={styles.tabs} aria-label="The plan" data-screen>
    <Link
      to="/plan"
      search={(search) => search}
      className={styles.tab}
      activeOptions={{ exact: true, includeSearch: false }}
    >
      What fits
    </Link>
    <Link
      to="/plan/business"
      search={(search) => search}
      className={styles.tab}
      activeOptions={{ includeSearch: false }}
    >
      For the business
    </Link>
  </nav>
)
