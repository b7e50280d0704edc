import type { Robustness } from '../../../model/contract/robustness.ts'
import { inWords, percent, sentence } from '../../../model/format.ts'
import type { WeightFlip } from '../../../model/insight/review/lenses.ts'
import { FlipLenses } from '../../charts/flip-lenses.tsx'
import { ChartFrame } from '../../components/chart-frame/chart-frame.tsx'
import styles from './lists.module.css'

/** The weights behind what divides the lenses. */
export function Flips({ report, flips }: { readonly report: Robustness; readonly flips: readonly WeightFlip[] }) {
  const title =
    flips.length === 0
      ? 'No pair trades places between the weights of two lenses'
      : `${sentence(inWords(flips.length))} ${flips.length === 1 ? 'flip' : 'flips'} that matter${flips.length === 1 ? 's' : ''}, and the weight behind each`
  return (
    <ChartFrame
      title={title}
      caption={`0 to 100% of the weight. Rings: ${report.lenses.map((lens) => lens.title).join(', ')}`}
      file="review-flips"
      isPicture={false}
      data={{
        columns: [
          { title: 'Flip', name: 'flip' },
          { title: 'Dimension', name: 'dimension' },
          { title: 'Weight', name: 'weight', write: (value) => percent(value, 0) },
          { title: 'Over the cut line', name: 'crosses_line' },
        ],
        rows: flips.map(({ words, dimension, at, crossesLine }) => [words, dimension, at, crossesLine ? 'yes' : 'no']),
      }}
    >
      <ul className={styles.flips}>
        {flips.map((flip) => (
          <li key={`${flip.dimension} ${flip.overtaken} ${flip.overtaker}`}>
            {flip.words}
            {flip.crossesLine && ', over the cut line'}
            <FlipLenses
              at={flip.at}
              lenses={report.lenses.map((lens) => ({ ...lens, weight: lens.weights[flip.dimension] }))}
            />
          </li>
        ))}
      </ul>
    </ChartFrame>
  )
}
