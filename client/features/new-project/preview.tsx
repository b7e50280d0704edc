import type { RankedProject } from '../../../model/contract/ranking.ts'
import { amount, chance, leverage, ordinal, percent } from '../../../model/format.ts'
import type { Examination } from '../../../model/insight/examine.ts'
import { cutWords, touchedWords } from './findings.ts'
import styles from './new-project.module.css'

interface PreviewProps {
  readonly examination: Examination | null
  /** With its intervals, once typing has rested. */
  readonly ranked: RankedProject | null
}

/** What the draft touches, saves and is worth, and where it would rank. */
export function Preview({ examination, ranked }: PreviewProps) {
  const insight = examination?.insight
  return (
    <section aria-label="What it would do">
      <h2 className={styles.heading}>What it would do in the year ahead</h2>
      <dl className={styles.figures}>
        <Figure
          title="Touches"
          value={examination && touchedWords(examination)}
          note="expected from what is in scope"
        />
        <Figure
          title="Saves"
          value={ranked && `${amount(ranked.avoided.reliability)} customer minutes`}
          note="on average, with everything else as it is"
        />
        <Figure
          title="Value, % of all pain"
          value={insight ? percent(insight.value, 2) : null}
          note={ranked && `P10 ${percent(ranked.value.p10, 2)}, P90 ${percent(ranked.value.p90, 2)}`}
        />
        <Figure
          title="Leverage, % a week"
          value={insight ? leverage(insight.leverage) : null}
          note={ranked && `P10 ${leverage(ranked.leverage.p10)}, P90 ${leverage(ranked.leverage.p90)}`}
        />
        <Figure
          title="Rank"
          value={insight ? `${ordinal(insight.rank)} of ${insight.of}` : null}
          note={
            ranked &&
            (ranked.pAboveLine === null
              ? cutWords(ranked)
              : `${cutWords(ranked)} now, ${chance(ranked.pAboveLine)} chance to be above`)
          }
        />
      </dl>
    </section>
  )
}

function Figure({
  title,
  value,
  note,
}: {
  readonly title: string
  readonly value: string | null
  readonly note: string | null
}) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <strong className="number">{value ?? '\u2013'}</strong>
        <small>{note ?? '\u00a0'}</small>
      </dd>
    </div>
  )
}
