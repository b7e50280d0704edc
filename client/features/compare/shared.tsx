import type { Comparison } from '../../../model/contract/comparison.ts'
import { percent } from '../../../model/format.ts'
import { ChartFrame } from '../../components/chart-frame/chart-frame.tsx'
import styles from './compare.module.css'

/** What both remove when both are done: the part that either would remove counts once. */
export function Shared({ report }: { readonly report: Comparison }) {
  const { shared, first, second, words } = report
  const parts = [
    { key: 'first', title: `only ${first.title}`, share: first.value.mean - shared.twice },
    { key: 'both', title: 'either of them', share: shared.twice },
    { key: 'second', title: `only ${second.title}`, share: second.value.mean - shared.twice },
  ].filter(({ share }) => share > 0)
  return (
    <ChartFrame
      title={words.shared}
      caption={`Removed by both together, % of all pain${shared.pain > 0 ? `; both touch ${percent(shared.pain)} of it` : ''}`}
      file={`${first.id}-and-${second.id}-together`}
      isPicture={false}
      data={{
        columns: [
          { title: 'Removed by', name: 'removed_by' },
          { title: '% of all pain', name: 'share_of_pain', write: (share) => percent(share) },
        ],
        rows: parts.map(({ title, share }) => [title, share]),
      }}
    >
      <div className={styles.together} role="img" aria-label={words.shared}>
        {parts.map(({ key, share }) => (
          <span key={key} data-part={key} style={{ flex: `${share * 1_000} 1 0` }} />
        ))}
      </div>
      <ul className={styles.legend}>
        {parts.map(({ key, title, share }) => (
          <li key={key}>
            <span data-part={key} aria-hidden="true" /> {percent(share)} {title}
          </li>
        ))}
      </ul>
    </ChartFrame>
  )
}
