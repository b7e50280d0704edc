import { CompareLink } from './compare-link.tsx'
import { NewProjectLink } from './new-project-link.tsx'
import styles from './page.module.css'

/** Where one goes on from a ranking: two projects side by side, or a project that is not in it yet. */
export const PageLinks = () => (
  <div className={styles.links} data-screen>
    <CompareLink />
    <NewProjectLink />
  </div>
)
