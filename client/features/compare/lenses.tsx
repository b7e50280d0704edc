import type { Comparison } from '../../../model/contract/comparison.ts'
import { chance, ordinal, percent } from '../../../model/format.ts'
import { ChanceBar } from '../../charts/bars.tsx'
import { FlipTrack } from '../../charts/flip-track.tsx'
import { Button } from '../../components/button.tsx'
import { ChartFrame } from '../../components/chart-frame/chart-frame.tsx'
import styles from './compare.module.css'

interface LensesProps {
  readonly report: Comparison
  readonly onSee: (lens: string) => void
}

/** Which lenses order the two otherwise, and at which weights they trade places. */
export function Lenses({ report, onSee }: LensesProps) {
  const { lenses, weightFlips, words, first, second } = report
  return (
    <ChartFrame
      title={words.lenses}
      caption={`Both ranks through each lens, and the chance that ${first.title} beats ${second.title}`}
      file={`${first.id}-or-${second.id}-lenses`}
      isPicture={false}
      data={{
        columns: [
          { title: 'Lens', name: 'lens' },
          { title: first.title, name: 'first_rank', write: String },
          { title: second.title, name: 'second_rank', write: String },
          { title: 'Chance', name: 'chance', write: chance },
        ],
        rows: lenses.map((lens) => [lens.title, lens.firstRank, lens.secondRank, lens.chance]),
      }}
    >
      <ul className={styles.lines}>
        {lenses.map((lens) => (
          <li key={lens.id} data-current={lens.id === report.lens} data-flips={lens.secondRank < lens.firstRank}>
            <span>
              {lens.id === report.lens ? (
                <strong>{lens.title}</strong>
              ) : (
                <Button kind="link" onClick={() => onSee(lens.id)}>
                  {lens.title}
                </Button>
              )}
              <small>
                {ordinal(lens.firstRank)} and {ordinal(lens.secondRank)}
              </small>
            </span>
            <ChanceBar chance={lens.chance} />
            <span className="number">{chance(lens.chance)}</span>
          </li>
        ))}
        {weightFlips.map((flip) => (
          <li key={flip.dimension}>
            <span>
              {flip.words}
              <small>the ring: now {percent(flip.now, 0)}</small>
            </span>
            <FlipTrack at={flip.at} now={flip.now} />
          </li>
        ))}
      </ul>
    </ChartFrame>
  )
}
