import type { WrongRow } from '../../../../model/contract/upload.ts'
import { count } from '../../../../model/format.ts'
import styles from '../sources.module.css'
import { sameReasons } from './findings.ts'
import own from './upload.module.css'

/** Rows that would wait in quarantine, by what is wrong with them: where, which column, and why. */
export function WrongRows({ rows, all }: { readonly rows: readonly WrongRow[]; readonly all: number }) {
  if (rows.length === 0) return null
  return (
    <section aria-label="Wrong rows">
      <table className={own.wrong}>
        <caption>These would wait in quarantine, and count nowhere</caption>
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col">Column</th>
            <th scope="col">What is wrong</th>
          </tr>
        </thead>
        <tbody>
          {sameReasons(rows).map(({ places, column, reason }) => (
            <tr key={`${column} ${reason}`}>
              <td className="number">{places}</td>
              <td>{column ?? 'whole row'}</td>
              <td>{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {all > rows.length && <p className={styles.detail}>and {count(all - rows.length)} more</p>}
    </section>
  )
}
