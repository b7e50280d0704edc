import { Link } from '@tanstack/react-router'
import type { BoardRequest } from '../../../model/contract/requests.ts'
import { amount, counted, listShort, percent } from '../../../model/format.ts'
import { age } from '../../lib/date.ts'
import { useMay } from '../../lib/use-visitor.ts'
import styles from './row.module.css'
import { Way } from './way.tsx'
import { STATE_TITLES } from './words.ts'

interface RowProps {
  readonly request: BoardRequest
  readonly serviceTitle: string
  /** The weight of the heaviest need. */
  readonly most: number
  readonly now: number
  readonly isPicked: boolean
  readonly isOpen: boolean
  readonly onPick: (id: string, isPicked: boolean) => void
}

/** One need: what hurts and for whom, what it weighs, and where it stands. */
export function NeedRow({ request, serviceTitle, most, now, isPicked, isOpen, onPick }: RowProps) {
  const mayTriage = useMay('projects:write')
  const { id, title, accounts, points, atStake, chanceOfLoss, state, words, requestedBy, people, mine } = request
  const asks = [
    serviceTitle,
    requestedBy?.toLowerCase() === request.askedFrom ? null : requestedBy,
    people > 1 ? counted(people, 'person', 'people') : null,
    mine ? 'yours' : null,
  ].filter((part) => part !== null)
  return (
    <li className={styles.row} data-need={id} data-picked={isPicked} data-open={isOpen} data-bare={!mayTriage}>
      {mayTriage && (
        <span className={styles.box}>
          <input
            type="checkbox"
            checked={isPicked}
            aria-label={`Pick “${title}”`}
            onChange={({ target }) => onPick(id, target.checked)}
          />
        </span>
      )}
      <span className={styles.need}>
        <Link
          to="/requests"
          search={(before) => ({ ...before, row: id })}
          replace
          resetScroll={false}
          className={styles.title}
        >
          {title}
        </Link>
        <small>{asks.join(', ')}</small>
      </span>
      <span className={styles.accounts}>
        {accounts.length > 0 ? (
          listShort(
            accounts.map((account) => account.title),
            2,
          )
        ) : (
          <em>no account named</em>
        )}
      </span>
      <span className={styles.stake}>
        {atStake !== null && <span className="number">{amount(atStake)}</span>}
        {atStake !== null && (
          <small className="number">{chanceOfLoss ? `${percent(chanceOfLoss.likely, 0)} likely` : 'not scored'}</small>
        )}
      </span>
      <span className={styles.weight}>
        <span className={styles.track} aria-hidden="true">
          <span style={{ width: `${most > 0 ? (points / most) * 100 : 0}%` }} />
        </span>
        <span className="number">{points.toFixed(1)}</span>
      </span>
      <span className={`${styles.age} number`}>{age(request.createdAt, now)}</span>
      <span className={styles.stands}>
        <Way state={state} />
        <span>{state === 'new' ? STATE_TITLES.new : words}</span>
      </span>
    </li>
  )
}
