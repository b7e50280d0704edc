import type { BacktestReport } from '../../../model/contract/backtest.ts'
import { limits } from './findings.ts'
import styles from './track.module.css'

/** What none of the pictures shows, in plain words. */
export function Limits({ report }: { readonly report: BacktestReport }) {
  return (
    <section aria-labelledby="limits">
      <h2 id="limits" className={styles.section}>
        What this does not show
      </h2>
      <ul className={styles.limits}>
        {limits(report).map(({ title, text }) => (
          <li key={title}>
            <strong>{title}.</strong> {text}
          </li>
        ))}
      </ul>
    </section>
  )
}
