import { Link } from '@tanstack/react-router'
import { chance, ordinal, percent } from '../../../model/format.ts'
import type { ProjectInsight } from '../../../model/insight/insight.ts'
import { inputWords } from '../../../model/insight/words.ts'
import { ChanceBar } from '../../charts/bars.tsx'
import { FlipTrack } from '../../charts/flip-track.tsx'
import styles from './lines.module.css'
import part from './part.module.css'

/** Where the page jumps to for it. */
export const LEAD_ID = 'first'

/** What would have to be true for it to come first, one estimate or one weight at a time; nothing for the one that does. */
export function Lead({ insight: { id, lead } }: { readonly insight: ProjectInsight }) {
  if (!lead) return null
  const { leader, conditions, weights, bestLens, words } = lead
  return (
    <section id={LEAD_ID} className={styles.lead} aria-label="What would put it first">
      <h2 className={part.heading}>{words.finding}</h2>
      <p className={part.caption}>
        {words.distance}. One thing alone, all others as they are; the chance that an estimate is so
      </p>
      <ul className={styles.lines}>
        {conditions.map((condition) => (
          <li key={condition.key}>
            <span>
              {condition.words} <small>now {inputWords(condition.mean, condition.unit)}</small>
            </span>
            <ChanceBar chance={condition.chance} />
            <span className="number">{chance(condition.chance)}</span>
          </li>
        ))}
        {weights.map((weight) => (
          <li key={weight.dimension} data-weight>
            <span>
              {weight.words} <small>the ring: now {percent(weight.now, 0)}</small>
            </span>
            <FlipTrack at={weight.at} now={weight.now} />
          </li>
        ))}
        {bestLens && (
          <li>
            <span>Under the {bestLens.title} lens, where it stands best</span>
            <span />
            <span className="number">{ordinal(bestLens.rank)}</span>
          </li>
        )}
      </ul>
      <p className={part.caption} data-screen>
        <Link
          to="/ranking/compare"
          search={({ lens, weights: weighed, asOf }) => ({ lens, weights: weighed, asOf, one: leader.id, other: id })}
        >
          Compare with {leader.title}
        </Link>
        , what the record tells of both included
      </p>
    </section>
  )
}
