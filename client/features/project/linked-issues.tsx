import { useState } from 'react'
import type { InsightReport } from '../../../model/contract/insight.ts'
import { amount, count } from '../../../model/format.ts'
import { Button } from '../../components/button.tsx'
import { linkedTitle } from './findings.ts'
import part from './part.module.css'
import styles from './related.module.css'

const FIRST = 5

type Row = InsightReport['waterfall'][number]['rows'][number]

/** Open issues and requests that the project may close, the weightiest first. */
export function LinkedIssues({ insight }: { readonly insight: InsightReport }) {
  const [all, setAll] = useState(false)
  const rows = new Map<string, Row>()
  for (const bar of insight.waterfall) {
    if (bar.mechanism !== 'closing') continue
    for (const row of bar.rows) if (!rows.has(row.id)) rows.set(row.id, row)
  }
  const linked = [...rows.values()].filter(({ kind }) => kind === 'issue' || kind === 'request')
  const issues = linked.filter(({ kind }) => kind === 'issue').length
  const shown = all ? linked : linked.slice(0, FIRST)
  return (
    <section aria-label="Linked issues and requests">
      <h2 className={part.heading}>{linkedTitle(issues, linked.length - issues)}</h2>
      <p className={part.caption}>
        {linked.length > 0
          ? 'Points that it is expected to close; closed ones weigh nothing'
          : 'An effect with a chance to close open issues or requests links them'}
      </p>
      {linked.length > 0 && (
        <ul className={styles.issues}>
          {shown.map((row) => (
            <li key={row.id}>
              <span className="number">{shortId(row.id)}</span>
              <span>
                {row.url ? (
                  <a href={row.url} target="_blank" rel="noreferrer">
                    {row.title ?? row.id}
                  </a>
                ) : (
                  (row.title ?? row.id)
                )}
              </span>
              <span className="number">{amount(row.amount.demand)}</span>
            </li>
          ))}
        </ul>
      )}
      {linked.length > FIRST && (
        <Button kind="link" onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${count(linked.length)}`}
        </Button>
      )}
    </section>
  )
}

/** "tracker/tidewater/core#4812" -> "#4812", "requests/R-12" -> "R-12". */
const shortId = (id: string): string => id.match(/#\d+$/)?.[0] ?? id.split('/').at(-1) ?? id
