import type { z } from 'zod'
import type { quarantineSchema } from '../../../model/contract/source.ts'
import { count, inWords, sentence } from '../../../model/format.ts'
import styles from './sources.module.css'

/** Rows that were not taken in, each with its reason and the row as it came. */
export function QuarantineList({ rows, total }: z.infer<typeof quarantineSchema>) {
  const wait = total === 1 ? 'One row waits' : `${sentence(inWords(total))} rows wait`
  return (
    <section className={styles.quarantine} id="quarantine">
      <h2>{wait} in quarantine; none is in the ranking</h2>
      <p className={styles.detail}>
        Each keeps its raw row and its reason. Mend the row where it comes from and import it again
      </p>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <details className={styles.quarantined}>
              <summary>
                <span className={styles.secondary}>{row.source}</span>
                <span>
                  <span className={styles.reason}>{row.reason}</span>
                  <span className={styles.detail}>{row.location}</span>
                </span>
              </summary>
              <pre>{row.raw}</pre>
            </details>
          </li>
        ))}
      </ul>
      {rows.length < total && <p className={styles.detail}>{count(total - rows.length)} more are not shown.</p>}
    </section>
  )
}
