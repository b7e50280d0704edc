import type { z } from 'zod'
import type { quarantineSchema } from '../../../model/contract/source.ts'
import { count, inWords, sentence } from '../../../model/format.ts'
import { Button } from '../../components/button.tsx'
import { asTrouble } from '../../lib/problem.ts'
import { useNamedInAddress } from '../../lib/use-named-in-address.ts'
import styles from './quarantine-list.module.css'
import { QuarantinedRow } from './quarantined-row.tsx'
import { useDismiss, useReplay } from './queries.ts'
import shared from './sources.module.css'

type Row = z.infer<typeof quarantineSchema>['rows'][number]

/** Rows that were not taken in, by source and reason, each as it came. */
export function QuarantineList({ rows, total }: z.infer<typeof quarantineSchema>) {
  const [replay, dismiss] = [useReplay(), useDismiss()]
  useNamedInAddress('quarantine', true)
  const wait = total === 1 ? 'One row waits' : `${sentence(inWords(total))} rows wait`
  const failed = replay.error ?? dismiss.error
  return (
    <section className={shared.panel} id="quarantine">
      <div className={shared.sectionHead}>
        <div>
          <h2>{wait} in quarantine; none is in the ranking</h2>
          <p className={shared.detail}>
            Each keeps its raw row and its reason. Correct the rule and replay, or correct the row at its source and
            bring it in again
          </p>
        </div>
        <Button
          needs="mapping:write"
          onClick={() => replay.mutate(rows.map(({ id }) => id))}
          disabled={replay.isPending}
        >
          Replay {rows.length === 1 ? 'it' : `all ${count(rows.length)}`}
        </Button>
      </div>
      {replay.data && (
        <p role="status">
          {count(replay.data.released)} taken in, {count(replay.data.stillWrong)} still wrong
        </p>
      )}
      {failed && (
        <p className={shared.error} role="alert">
          {asTrouble(failed).detail}
        </p>
      )}
      <ul className={styles.list}>
        {groupsOf(rows).map((group) => (
          <li key={`${group[0].source} ${group[0].reason}`}>
            <details className={styles.row}>
              <summary>
                <span className={shared.secondary}>{group[0].source}</span>
                <span>
                  <span className={styles.reason}>{group[0].reason}</span>
                  <span className={shared.detail}>{placesOf(group)}</span>
                </span>
                <span className="number">{count(group.length)}</span>
              </summary>
              {group.map((row) => (
                <QuarantinedRow
                  key={row.id}
                  row={row}
                  isBusy={replay.isPending || dismiss.isPending}
                  onReplay={() => replay.mutate([row.id])}
                  onDismiss={() => dismiss.mutate([row.id])}
                />
              ))}
            </details>
          </li>
        ))}
      </ul>
      {rows.length < total && <p className={shared.detail}>{count(total - rows.length)} more are not shown.</p>}
    </section>
  )
}

/** Rows with the same source and reason together, in the order in which each group began. */
function groupsOf(rows: readonly Row[]): (readonly [Row, ...Row[]])[] {
  const groups = new Map<string, [Row, ...Row[]]>()
  for (const row of rows) {
    const key = `${row.source}\u0000${row.reason}`
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return [...groups.values()]
}

const MOST_PLACES = 3
const placesOf = (group: readonly Row[]): string => {
  const named = group.slice(0, MOST_PLACES).map(({ location }) => location)
  return group.length > MOST_PLACES
    ? `${named.join(', ')} and ${count(group.length - MOST_PLACES)} more`
    : named.join(', ')
}
