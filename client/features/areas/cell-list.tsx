import { Link } from '@tanstack/react-router'
import type { AreaCell } from '../../../model/contract/areas.ts'
import { Allowed } from '../../components/allowed.tsx'
import { type CellId, encodeCell, isCell } from '../../lib/cell-id.ts'
import styles from './cells.module.css'
import { cellTitle } from './findings.ts'
import { type AreasView, isUncovered } from './view.ts'

interface CellListProps {
  readonly cells: readonly AreaCell[]
  readonly part: 'expected' | 'uncovered'
  readonly view: AreasView
  readonly selected: CellId | null
  readonly onSelect: (cell: CellId) => void
}

/** Cells from the largest down, each a button with its bar, what candidates avoid of it below. */
export function CellList({ cells, part, view, selected, onSelect }: CellListProps) {
  const { measure, write, titleOf } = view
  const most = cells[0]?.[part][measure] ?? 0
  const width = (value: number) => `${most > 0 ? (value / most) * 100 : 0}%`
  return (
    <ol className={styles.list}>
      {cells.map((cell) => (
        <li key={encodeCell(cell)} data-startable={part === 'uncovered'}>
          <button type="button" aria-pressed={isCell(selected, cell)} onClick={() => onSelect(cell)}>
            <span className={styles.title}>
              {cellTitle(cell, titleOf)}
              {part === 'expected' && isUncovered(cell) && <small>, no project</small>}
            </span>
            <span className={styles.track} aria-hidden="true">
              <span className={styles.loss} style={{ width: width(cell[part][measure]) }} />
              {part === 'expected' && (
                <span className={styles.covered} style={{ width: width(cell.avoided[measure]) }} />
              )}
            </span>
            <span className="number">{write(cell[part][measure])}</span>
          </button>
          {part === 'uncovered' && (
            <Allowed scope="projects:write">
              <Link
                to="/projects/new"
                search={{ cell: encodeCell(cell) }}
                className={styles.start}
                data-screen
                aria-label={`Start a project from ${cellTitle(cell, titleOf)}`}
              >
                Start
              </Link>
            </Allowed>
          )}
        </li>
      ))}
    </ol>
  )
}
