import { Button } from '../../components/button.tsx'
import styles from './no-source.module.css'

/** Before there is any source: the two ways to a first one. */
export function NoSource({ onOpen }: { readonly onOpen: (form: 'source' | 'file') => void }) {
  return (
    <ul className={styles.ways}>
      <li>
        <div>
          <h2>Something that knows of incidents and can be called</h2>
          <p>A public status page, GitHub issues, Prometheus. It is tried first, then fills in and stays in step.</p>
        </div>
        <Button needs="sources:write" onClick={() => onOpen('source')}>
          Add the first source
        </Button>
      </li>
      <li>
        <div>
          <h2>A list that somebody keeps</h2>
          <p>Incidents, services, projects or accounts as CSV. Its rows are shown before any is taken in.</p>
        </div>
        <Button needs="sources:write" onClick={() => onOpen('file')}>
          Import the first file
        </Button>
      </li>
    </ul>
  )
}
