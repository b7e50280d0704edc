import { type DragEvent, useEffect, useRef, useState } from 'react'
import { count, weeksShort } from '../../../model/format.ts'
import { ChartFrame } from '../../components/chart-frame/chart-frame.tsx'
import styles from './board.module.css'
import { BoardRow } from './board-row.tsx'
import { boardTitle } from './findings.ts'
import type { PlanRow, PlanView } from './view.ts'

interface BoardProps {
  readonly view: PlanView
  /** Left out: the plan is only read. */
  readonly onMove?: (id: string, isIn: boolean) => void
  readonly onLock?: (id: string, lock: 'in' | 'out' | null) => void
}

/** Every candidate: those of my plan above the cut line, the others below it. A row is dragged across, or its box is ticked. */
export function Board({ view, onMove, onLock }: BoardProps) {
  const { rows, teams, report, names } = view
  const [dragged, setDragged] = useState<string | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const last = useRef<string | null>(null)
  const most = rows.reduce((largest, { adds }) => Math.max(largest, adds), 0)
  const limited = teams.filter(({ capacity }) => capacity !== null)
  const used = (limited.length > 0 ? limited : teams).reduce((sum, { mine }) => sum + mine, 0)
  const weeks = limited.reduce((sum, { capacity }) => sum + (capacity ?? 0), 0)

  // A row that changes its side is laid out anew and loses the focus, which has to follow it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are what moves
  useEffect(() => {
    if (last.current === null || document.activeElement !== document.body) return
    list.current?.querySelector<HTMLElement>(`[data-plan-row="${CSS.escape(last.current)}"] input`)?.focus()
    last.current = null
  }, [rows])

  const move =
    onMove &&
    ((id: string, isIn: boolean) => {
      last.current = id
      onMove(id, isIn)
    })
  const lock =
    onLock &&
    ((id: string, wanted: 'in' | 'out' | null) => {
      last.current = id
      onLock(id, wanted)
    })
  const side = (isIn: boolean) => (
    <ul
      className={styles.side}
      aria-label={isIn ? `In ${names.plan}` : 'Left out'}
      data-target={dragged !== null && rows.some(({ id, isIn: own }) => id === dragged && own !== isIn)}
      onDragOver={(event: DragEvent) => {
        if (dragged !== null) event.preventDefault()
      }}
      onDrop={(event: DragEvent) => {
        event.preventDefault()
        const row = rows.find(({ id }) => id === dragged)
        setDragged(null)
        if (row && row.isIn !== isIn) move?.(row.id, isIn)
      }}
    >
      {rows
        .filter((row) => row.isIn === isIn)
        .map((row) => (
          <BoardRow
            key={row.id}
            row={row}
            most={most}
            onMove={move}
            onLock={lock}
            onDrag={move && ((isDragged) => setDragged(isDragged ? row.id : null))}
          />
        ))}
      {!rows.some((row) => row.isIn === isIn) && (
        <li className={styles.none}>{isIn ? 'No project is in the plan yet' : 'Nothing is left out'}</li>
      )}
    </ul>
  )
  return (
    <ChartFrame
      title={boardTitle(view)}
      caption={`What each adds to the others of the plan, in points of all pain within ${count(report.horizonDays)} days of shipping`}
      file="plan-projects"
      isPicture={false}
      data={{
        columns: [
          { title: 'Project', name: 'project' },
          { title: 'Team', name: 'team' },
          { title: `In ${names.plan}`, name: 'in_mine' },
          { title: 'In the best plan', name: 'in_best' },
          { title: 'Adds, points', name: 'adds_points', write: (value) => value.toFixed(1) },
          { title: 'Weeks', name: 'weeks', write: weeksShort },
          { title: 'Why', name: 'why' },
        ],
        rows: rows.map(cellsOf),
      }}
    >
      <div ref={list} className={styles.board} data-read={onMove === undefined}>
        <div className={styles.columns} aria-hidden="true">
          {onMove && <span />}
          <span>Project</span>
          <span>Team</span>
          <span>Adds, points</span>
          <span>Weeks</span>
          <span>Why</span>
        </div>
        {side(true)}
        <p className={styles.cut}>
          Cut line, {weeksShort(used)} {weeks > 0 ? `of ${weeksShort(weeks)} weeks` : 'weeks'}
        </p>
        {side(false)}
      </div>
    </ChartFrame>
  )
}

const cellsOf = ({ title, team, isIn, inBest, adds, effort, why }: PlanRow) => [
  title,
  team,
  isIn ? 'yes' : 'no',
  inBest ? 'yes' : 'no',
  adds * 100,
  effort,
  why,
]
