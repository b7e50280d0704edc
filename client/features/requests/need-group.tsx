import type { RequestBoard } from '../../../model/contract/requests.ts'
import { GROUP_TITLES } from '../../../model/evidence/request-words.ts'
import styles from './board.module.css'
import { NeedRow } from './need-row.tsx'
import type { Board } from './use-board.ts'
import type { GroupOfNeeds } from './view.ts'
import { EMPTY_GROUPS, groupWords } from './words.ts'

interface GroupProps {
  readonly needs: GroupOfNeeds
  readonly board: RequestBoard
  readonly view: Board
  readonly most: number
  readonly now: number
}

/** What one function of the company asks for, the heaviest first. */
export function NeedGroup({ needs: { group, requests }, board, view, most, now }: GroupProps) {
  const titles = new Map(board.services.map(({ id, title }) => [id, title]))
  const picked = new Set(view.picked.map(({ id }) => id))
  return (
    <section className={styles.group} aria-labelledby={`needs-${group}`}>
      <h2 id={`needs-${group}`} className={styles.heading}>
        {GROUP_TITLES[group]}{' '}
        <span className="number">{requests.length > 0 && groupWords(requests, board.currency)}</span>
      </h2>
      {requests.length === 0 ? (
        <p className={styles.none}>{EMPTY_GROUPS[group]}</p>
      ) : (
        <ul>
          {requests.map((request) => (
            <NeedRow
              key={request.id}
              request={request}
              serviceTitle={
                request.service === null ? 'no service yet' : (titles.get(request.service) ?? request.service)
              }
              most={most}
              now={now}
              isPicked={picked.has(request.id)}
              isOpen={view.search.row === request.id}
              onPick={view.pick}
            />
          ))}
        </ul>
      )}
    </section>
  )
}
