import { useNavigate, useSearch } from '@tanstack/react-router'
import { memo, useState } from 'react'
import type { MovesReport, ReportedMove } from '../../../model/contract/moves.ts'
import { counted } from '../../../model/format.ts'
import { Button } from '../../components/button.tsx'
import styles from './moves.module.css'
import { useOpener } from './row-link.tsx'

/** What is shown before somebody asks for all. */
const FIRST = 4

/** What crossed the cut and what moved most since a day, each with its cause. */
export const MovesPanel = memo(({ report }: { readonly report: MovesReport }) => {
  const [all, setAll] = useState(false)
  const moves = notable(report.moves)
  const shown = all ? moves : moves.slice(0, FIRST)
  return (
    <section aria-label="What changed" data-tour="moves">
      <div className={styles.head}>
        <h2>{report.words}</h2>
        <Since value={report.since.slice(0, 10)} most={report.asOf.slice(0, 10)} />
      </div>
      <ul className={styles.moves}>
        {shown.map((move) => (
          <Move key={move.id} move={move} />
        ))}
      </ul>
      {moves.length > FIRST && (
        <Button kind="link" onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show ${counted(moves.length - FIRST, 'more move')}`}
        </Button>
      )}
      {report.note && <p className={styles.note}>{report.note}</p>}
    </section>
  )
})

function Move({ move: { id, title, from, to, crossed, words } }: { readonly move: ReportedMove }) {
  const opener = useOpener()
  const over = crossed === null ? '' : crossed === 'up' ? '; now above the cut' : '; now below the cut'
  return (
    <li className={styles.move}>
      <span className={`${styles.places} number`}>
        {from ? from.rank : 'new'} <span aria-hidden="true">→</span>
        <span className="unseen">to</span> <strong>{to ? to.rank : 'left'}</strong>
      </span>
      <div>
        {to ? (
          <a className={styles.title} href={opener.href(id)} onClick={(event) => opener.open(event, id)}>
            {title}
          </a>
        ) : (
          <span className={styles.title}>{title}</span>
        )}
        <p>
          {words}
          {over}
        </p>
      </div>
    </li>
  )
}

/** The day to compare with, kept in the address. */
function Since({ value, most }: { readonly value: string; readonly most: string }) {
  const { since } = useSearch({ from: '/ranking' })
  const navigate = useNavigate({ from: '/ranking' })
  const change = (day: string) => {
    if (day < most)
      void navigate({ search: (search) => ({ ...search, since: day }), replace: true, resetScroll: false })
  }
  return (
    <label className={styles.since}>
      <span className="unseen">Since</span>
      <input
        type="date"
        value={since ?? value}
        max={most}
        onChange={(event) => event.target.value && change(event.target.value)}
      />
    </label>
  )
}

/** Those that crossed the cut first, then those that moved, came or left; each by how far. */
const notable = (moves: readonly ReportedMove[]): readonly ReportedMove[] =>
  moves
    .filter(({ from, to, crossed }) => from?.rank !== to?.rank || crossed !== null)
    .toSorted(
      (one, other) => Number(other.crossed !== null) - Number(one.crossed !== null) || distance(other) - distance(one),
    )

const distance = ({ from, to }: ReportedMove): number => (from && to ? Math.abs(from.rank - to.rank) : 0)
