import { Link } from '@tanstack/react-router'
import buttons from '../../components/button.module.css'

/** The way to two projects side by side: the one that is picked or open, and another. */
export const CompareLink = ({ look = buttons.button }: { readonly look?: string | undefined }) => (
  <Link
    to="/ranking/compare"
    search={({ lens, weights, asOf, one, project }) => ({ lens, weights, asOf, one: one ?? project })}
    className={look ?? ''}
  >
    Compare two
  </Link>
)
