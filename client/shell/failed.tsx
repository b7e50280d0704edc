import { Button } from '../components/button.tsx'
import { asTrouble } from '../lib/problem.ts'
import styles from './shell.module.css'

/** In place of a screen that broke, or a part of the page that the server has no longer: it is of a newer version. */
export function Failed({ error }: { readonly error: unknown }) {
  const { title, detail } = asTrouble(error)
  return (
    <div className={styles.page} role="alert">
      <h1 className={styles.headline}>{title}</h1>
      <p className={styles.failed}>
        {detail}. If Leverage was updated while this page was open, loading the page anew mends it.
      </p>
      <Button onClick={() => window.location.reload()}>Load the page anew</Button>
    </div>
  )
}
