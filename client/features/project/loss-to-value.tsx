import type { RankedProject, RankingReport } from '../../../model/contract/ranking.ts'
import { DIMENSIONS, type Dimension } from '../../../model/evidence/lens.ts'
import { amount, leverage, percent, sentence } from '../../../model/format.ts'
import styles from './panel.module.css'

const UNITS: Readonly<Record<Dimension, string>> = {
  reliability: 'min',
  revenue: 'money',
  toil: 'hours',
  demand: 'points',
}

/** From what is avoided in each dimension to the leverage, step by step. */
export function LossToValue({ ranked, report }: { readonly ranked: RankedProject; readonly report: RankingReport }) {
  const { totals, weights } = report
  return (
    <section className={styles.section}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Loss to value, in a year</th>
            <th scope="col">avoided</th>
            <th scope="col">of all</th>
            <th scope="col">share</th>
            <th scope="col">lens</th>
            <th scope="col">adds</th>
          </tr>
        </thead>
        <tbody>
          {DIMENSIONS.map((dimension) => {
            const [avoided, total] = [ranked.avoided[dimension], totals[dimension]]
            const share = total > 0 ? avoided / total : 0
            return (
              <tr key={dimension}>
                <th scope="row">
                  {sentence(dimension)},{' '}
                  {dimension === 'revenue' ? (report.currency ?? UNITS.revenue) : UNITS[dimension]}
                </th>
                <td className="number">{amount(avoided)}</td>
                <td className="number">{total > 0 ? amount(total) : 'none'}</td>
                <td className="number">{total > 0 ? percent(share, 2) : ''}</td>
                <td className="number">{total > 0 ? `× ${weights[dimension].toFixed(2)}` : ''}</td>
                <td className={`${styles.adds} number`}>{total > 0 ? percent(share * weights[dimension], 2) : ''}</td>
              </tr>
            )
          })}
        </tbody>
        <tfoot>
          <Sum title="Value" figure={percent(ranked.value.mean, 2)} />
          <Sum title={effortTitle(ranked)} figure={`÷ ${ranked.effort.mean.toFixed(2)}`} />
          <Sum title="Leverage, % a week" figure={leverage(ranked.leverage.mean)} />
        </tfoot>
      </table>
    </section>
  )
}

const effortTitle = ({ effort }: RankedProject): string =>
  effort.teams.length > 1
    ? `Effort, mean weeks of ${effort.teams.length} teams`
    : `Effort, mean of ${effort.low}, ${effort.likely} and ${effort.high} weeks`

function Sum({ title, figure }: { readonly title: string; readonly figure: string }) {
  return (
    <tr>
      <th scope="row" colSpan={5}>
        {title}
      </th>
      <td className="number">{figure}</td>
    </tr>
  )
}
