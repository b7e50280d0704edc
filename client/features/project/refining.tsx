import { percent } from '../../../model/format.ts'
import type { ProjectInsight } from '../../../model/insight/insight.ts'
import { worthListing } from './findings.ts'
import styles from './lines.module.css'
import part from './part.module.css'

const MOST = 5

/** What knowing each estimate exactly would be worth, and where it would turn the decision. */
export function Refining({ insight }: { readonly insight: ProjectInsight }) {
  const listed = worthListing(insight, MOST)
  const most = listed[0]?.gain ?? 0
  return (
    <section aria-label="Worth refining">
      <h2 className={part.heading}>{insight.words.refining}</h2>
      <p className={part.caption}>Expected gain from knowing it exactly before deciding, % of all pain</p>
      <ul className={styles.lines}>
        {listed.map(({ key, label, words, gain }) => (
          <li key={key}>
            <span>
              <strong data-first={key === insight.worthRefining}>{label}</strong>
              <small>{words}</small>
            </span>
            <span className={styles.gain} aria-hidden="true">
              <span style={{ width: `${most > 0 ? (gain / most) * 100 : 0}%` }} />
            </span>
            <span className="number">{gain > 0 ? (gain < 0.00005 ? '<0.01%' : percent(gain, 2)) : 'nothing'}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
