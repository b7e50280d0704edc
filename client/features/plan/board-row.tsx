import { Link } from '@tanstack/react-router'
import { weeks } from '../../../model/format.ts'
import { Button } from '../../components/button.tsx'
import styles from './board.module.css'
import type { PlanRow } from './view.ts'

interface RowProps {
  readonly row: PlanRow
  /** The most that any of them adds. */
  readonly most: number
  readonly onMove?: ((id: string, isIn: boolean) => void) | undefined
  readonly onLock?: ((id: string, lock: 'in' | 'out' | null) => void) | undefined
  readonly onDrag?: ((isDragged: boolean) => void) | undefined
}

const LOCKS = { in: 'locked', out: 'kept out' } as const

export function BoardRow({ row, most, onMove, onLock, onDrag }: RowProps) {
  const { id, title, team, adds, effort, isIn, inBest, lock, why, isWrong } = row
  const own = isIn ? 'in' : 'out'
  return (
    <li
      className={styles.row}
      data-plan-row={id}
      data-in={isIn}
      draggable={onDrag !== undefined}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', title)
        onDrag?.(true)
      }}
      onDragEnd={() => onDrag?.(false)}
    >
      {onMove && (
        <span className={styles.pick}>
          <input
            type="checkbox"
            checked={isIn}
            aria-label={`${title}, in my plan`}
            onChange={({ target }) => onMove(id, target.checked)}
          />
        </span>
      )}
      <span className={styles.project}>
        <Link to="/projects/$id" params={{ id }} className={styles.title} draggable={false}>
          {title}
        </Link>
        {onLock ? (
          <Button
            kind="quiet"
            className={styles.lock ?? ''}
            aria-pressed={lock !== null}
            data-on={lock !== null}
            onClick={() => onLock(id, lock === null ? own : null)}
            aria-label={
              lock === null
                ? `${isIn ? 'Lock in' : 'Keep out'} ${title}`
                : `${title} is ${LOCKS[lock]}; allow both again`
            }
          >
            {lock === null ? (isIn ? 'Lock' : 'Keep out') : LOCKS[lock]}
          </Button>
        ) : (
          lock !== null && <small className={styles.locked}>{LOCKS[lock]}</small>
        )}
      </span>
      <span className={styles.team}>{team}</span>
      <span className={styles.adds}>
        <span className={styles.track} aria-hidden="true">
          <span style={{ width: `${most > 0 ? (adds / most) * 100 : 0}%` }} />
        </span>
        <span className="number">{(adds * 100).toFixed(1)}</span>
      </span>
      <span className={`${styles.weeks} number`}>{weeks(effort)}</span>
      <span className={styles.why} data-wrong={isWrong}>
        {why || (inBest ? '' : 'not in the best plan')}
      </span>
    </li>
  )
}
