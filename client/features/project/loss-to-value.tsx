import type { RankedProject, RankingReport } from '../../../model/contract/ranking.ts'
import { DIMENSIONS, type Dimension } from '../../../model/evidence/lens.ts'
import type { TeamEffort } from '../../../model/evidence/project.ts'
import { amount, leverage as leverageText, percent, sentence } from '../../../model/format.ts'
import type { ValuePart } from '../../../model/insight/value-parts.ts'
import styles from './panel.module.css'

const UNITS: Readonly<Record<Dimension, string>> = {
  reliability: 'min',
  revenue: 'money',
  toil: 'hours',
  demand: 'points',
}

interface LossToValueProps {
  readonly parts: readonly ValuePart[]
  readonly value: number
  readonly effort: { readonly title: string; readonly mean: number }
  readonly leverage: number
  readonly currency: string | null
}

/** From what is avoided in each dimension to the leverage, step by step. */
export function LossToValue({ parts, value, effort, leverage, currency }: LossToValueProps) {
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
          {parts.map(({ dimension, avoided, total, share, weight, adds }) => (
            <tr key={dimension}>
              <th scope="row">
                {sentence(dimension)}, {dimension === 'revenue' ? (currency ?? UNITS.revenue) : UNITS[dimension]}
              </th>
              <td className="number">{amount(avoided)}</td>
              <td className="number">{total > 0 ? amount(total) : 'none'}</td>
              <td className="number">{total > 0 ? percent(share, 2) : ''}</td>
              <td className="number">{total > 0 ? `× ${weight.toFixed(2)}` : ''}</td>
              <td className={`${styles.adds} number`}>{total > 0 ? percent(adds, 2) : ''}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <Sum title="Value" figure={percent(value, 2)} />
          <Sum title={effort.title} figure={`÷ ${effort.mean.toFixed(2)}`} />
          <Sum title="Leverage, % a week" figure={leverageText(leverage)} />
        </tfoot>
      </table>
    </section>
  )
}

/** The parts of a value as the ranking's report tells them. */
export const valueParts = (ranked: RankedProject, { totals, weights }: RankingReport): ValuePart[] =>
  DIMENSIONS.map((dimension) => {
    const [avoided, total, weight] = [ranked.avoided[dimension], totals[dimension], weights[dimension]]
    const share = total > 0 ? avoided / total : 0
    return { dimension, avoided, total, share, weight, adds: share * weight }
  })

/** "Effort, mean of 4, 5 and 8 weeks". */
export function effortTitle(effort: readonly TeamEffort[]): string {
  const [first] = effort
  return effort.length === 1 && first
    ? `Effort, mean of ${first.low}, ${first.likely} and ${first.high} weeks`
    : `Effort, mean weeks of ${effort.length} teams`
}

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
