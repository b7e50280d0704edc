import type { IncidentDetail } from '../../../../model/contract/evidence-tables.ts'
import { inWords, list, sentence } from '../../../../model/format.ts'
import { Button } from '../../../components/button.tsx'
import { stretch } from '../../../lib/date.ts'
import drawer from '../record/record.module.css'
import styles from './outages.module.css'
import { split, takeOut } from './regroupings.ts'
import type { Regrouping } from './use-regroup.ts'

interface MembersProps {
  readonly outage: NonNullable<IncidentDetail['outage']>
  readonly regrouping: Regrouping
}

/** What each source told of one outage, and whose word holds about what; to be split where they are not one. */
export function OutageMembers({ outage: { members, isByRule }, regrouping }: MembersProps) {
  const ids = members.map(({ id }) => id)
  return (
    <section className={drawer.section}>
      <h3>{sentence(inWords(members.length))} incidents count as this one</h3>
      <p className={drawer.caption}>
        {isByRule ? 'Merged by rule, since one names another' : 'Merged by a person'}; each field is that of the source
        believed first
      </p>
      <ul>
        {members.map(({ id, source, title, startedAt, endedAt, severity, gives, raw }) => (
          <li key={id} className={styles.member}>
            <strong>{source}</strong>
            {members.length > 2 && (
              <Button
                kind="link"
                needs="evidence:write"
                aria-label={`Take out “${title}”`}
                disabled={regrouping.busy}
                onClick={() => regrouping.decide(takeOut(ids, id))}
              >
                Take out
              </Button>
            )}
            <span className={styles.told}>{title}</span>
            <span className={styles.told}>
              {stretch(startedAt, endedAt)}, {severity}
            </span>
            <span className={gives.length > 0 ? styles.gives : styles.told}>
              {gives.length > 0 ? `Gives ${list(gives)}` : 'Gives nothing that others do not'}
            </span>
            {raw !== null && (
              <details className={styles.told}>
                <summary>As {source} gave it</summary>
                {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long row is scrolled with the keyboard */}
                <pre className={drawer.raw} tabIndex={0}>
                  {raw}
                </pre>
              </details>
            )}
          </li>
        ))}
      </ul>
      <Button needs="evidence:write" disabled={regrouping.busy} onClick={() => regrouping.decide(split(ids))}>
        Split, as they were
      </Button>
    </section>
  )
}
