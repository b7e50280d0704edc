import { memo } from 'react'
import type { RankingReport } from '../../../model/contract/ranking.ts'
import { DIMENSIONS, type Dimension } from '../../../model/evidence/lens.ts'
import { amount, count, counted, sentence } from '../../../model/format.ts'
import { ProvenanceBar, provenanceText } from '../../charts/bars.tsx'
import styles from './side.module.css'

const UNITS: Readonly<Record<Dimension, string>> = {
  reliability: 'customer minutes',
  revenue: 'money',
  toil: 'responder hours',
  demand: 'points',
}

/** What the ranking stands on: how much is expected to be lost, and how that is known. */
export const Standing = memo(({ report }: { readonly report: RankingReport }) => {
  const { basis, totals, horizonDays } = report
  return (
    <section className={styles.standing}>
      <h2>
        It stands on {counted(basis.incidents, 'incident')} in {counted(basis.services, 'service')}
      </h2>
      <p className={styles.caption}>
        All pain: what {count(Math.round(horizonDays))} days would lose if nothing changed
      </p>
      <dl className={styles.totals}>
        {DIMENSIONS.map((dimension) => (
          <div key={dimension}>
            <dt>
              {sentence(dimension)}, {dimension === 'revenue' ? (report.currency ?? UNITS.revenue) : UNITS[dimension]}
            </dt>
            <dd className="number">{totals[dimension] > 0 ? amount(totals[dimension]) : 'no evidence'}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.known}>
        <ProvenanceBar shares={basis.minutes} hue="loss" />
        <p>Recorded minutes: {provenanceText(basis.minutes)}</p>
      </div>
    </section>
  )
})
