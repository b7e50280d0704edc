import type { BacktestReport } from '../../../model/contract/backtest.ts'
import tables from './tables.module.css'
import styles from './track.module.css'

const NAMES = { halfLife: 'Half-life of the past, days', drift: 'Drift of rates', spread: 'Spread of losses' } as const

/** The constants that a history can choose: the usual ones, and what this one argues for. */
export function Constants({ report: { calibration } }: { readonly report: BacktestReport }) {
  const { usual, values, isChosen, words, pinned } = calibration
  const names = Object.keys(NAMES) as (keyof typeof NAMES)[]
  const differs = names.some((name) => usual[name] !== values[name])
  return (
    <section aria-label="Constants of the forecast">
      <h2 className={styles.title}>
        {isChosen && differs
          ? 'This history chose other constants than the usual ones'
          : 'The history argues for no other constants than the usual ones'}
      </h2>
      <table className={tables.facts}>
        <thead>
          <tr>
            <th scope="col">Constant</th>
            <th scope="col">Usual</th>
            <th scope="col">By this history</th>
          </tr>
        </thead>
        <tbody className="number">
          {names.map((name) => (
            <tr key={name}>
              <th scope="row">{NAMES[name]}</th>
              <td>
                {usual[name]}
                {pinned.includes(name) && ' (set)'}
              </td>
              <td>{values[name]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.quiet}>{words}</p>
    </section>
  )
}
