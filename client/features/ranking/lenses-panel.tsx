import { memo } from 'react'
import type { Robustness } from '../../../model/contract/robustness.ts'
import { counted } from '../../../model/format.ts'
import styles from './moves.module.css'

/** Pairs of lenses that are shown, those that disagree most first. */
const MOST_PAIRS = 3

/** Where lenses disagree: for each pair of lenses, how far towards the other the first projects trade places. */
export const LensesPanel = memo(({ report }: { readonly report: Robustness }) => {
  const titles = new Map(report.lenses.map(({ id, title }) => [id, title]))
  const pairs = report.flips
    .filter(({ shown }) => shown.length > 0)
    .toSorted((one, other) => crossings(other) - crossings(one) || other.total - one.total)
    .slice(0, MOST_PAIRS)
  if (report.lenses.length < 2) return null
  return (
    <section aria-label="Where lenses disagree">
      <div className={styles.head}>
        <h2>{report.words}</h2>
      </div>
      <ul className={styles.moves}>
        {pairs.map(({ from, to, total, shown: [first] }) => (
          <li key={`${from} ${to}`} className={styles.flip}>
            <strong>
              {titles.get(from) ?? from} and {titles.get(to) ?? to}: {counted(total, 'pair')} the other way round
            </strong>
            {first?.words}
            {first?.crossesLine && ', over the cut line'}
          </li>
        ))}
      </ul>
    </section>
  )
})

const crossings = ({ shown }: Robustness['flips'][number]): number =>
  shown.filter(({ crossesLine }) => crossesLine).length
