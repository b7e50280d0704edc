import type { Comparison } from '../../../model/contract/comparison.ts'
import { chance } from '../../../model/format.ts'
import { inputWords } from '../../../model/insight/words.ts'
import { ChanceBar } from '../../charts/bars.tsx'
import { ChartFrame } from '../../components/chart-frame/chart-frame.tsx'
import styles from './compare.module.css'

const MOST = 6

/** What would have to be true for the second to come first, one estimate at a time. */
export function Conditions({ report }: { readonly report: Comparison }) {
  const { conditions, words, first, second } = report
  return (
    <ChartFrame
      title={words.conditions}
      caption="One estimate alone, all others at their mean; the chance that it is so"
      file={`${first.id}-or-${second.id}-conditions`}
      isPicture={false}
      data={{
        columns: [
          { title: 'What would have to be true', name: 'condition' },
          { title: 'Now', name: 'mean' },
          { title: 'Chance', name: 'chance', write: chance },
        ],
        rows: conditions.map((condition) => [
          condition.words,
          inputWords(condition.mean, condition.unit),
          condition.chance,
        ]),
      }}
    >
      <ul className={styles.lines}>
        {conditions.slice(0, MOST).map((condition) => (
          <li key={condition.key}>
            <span>
              {condition.words}
              <small>now {inputWords(condition.mean, condition.unit)}</small>
            </span>
            <ChanceBar chance={condition.chance} />
            <span className="number">{chance(condition.chance)}</span>
          </li>
        ))}
      </ul>
      {conditions.length === 0 && (
        <p className={styles.none}>It would take several at once, or estimates outside what was stated.</p>
      )}
    </ChartFrame>
  )
}
