import { Link } from '@tanstack/react-router'
import heading from '../components/heading.module.css'
import page from '../components/page.module.css'

export function NotFound() {
  return (
    <div className={page.page}>
      <h1 className={heading.headline}>There is no page at this address</h1>
      <p className={heading.subline}>
        It may be mistyped, or have lost its end where it was copied. <Link to="/ranking">Go to the ranking</Link>
      </p>
    </div>
  )
}
