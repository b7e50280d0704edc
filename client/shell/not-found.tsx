import { Link } from '@tanstack/react-router'
import styles from './shell.module.css'

export function NotFound() {
  return (
    <div className={styles.page}>
      <h1 className={styles.headline}>There is no such page</h1>
      <p>
        The address may be of a screen that a later version has. <Link to="/ranking">Go to the ranking</Link>
      </p>
    </div>
  )
}
