import { Link } from '@tanstack/react-router'
import heading from '../../components/heading.module.css'

/** The same plan as work, and in money and customers. */
export const PlanTabs = () => (
  <nav className={heading.tabs} aria-label="The plan" data-screen>
    <Link
      to="/plan"
      search={(search) => search}
      className={heading.tab}
      activeOptions={{ exact: true, includeSearch: false }}
    >
      What fits
    </Link>
    <Link
      to="/plan/business"
      search={(search) => search}
      className={heading.tab}
      activeOptions={{ includeSearch: false }}
    >
      For the business
    </Link>
  </nav>
)
