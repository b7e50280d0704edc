import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useWidth } from '../../lib/use-width.ts'
import { shortened } from '../fit-words.ts'
import { HeatCell, type HeatCellData } from './heat-cell.tsx'
import { Foot, Head, Total } from './heat-edges.tsx'
import styles from './heat-map.module.css'
import { type HeatLine, heatLayout } from './layout.ts'

interface HeatMapProps {
  readonly label: string
  /** Most first. */
  readonly rows: readonly HeatLine[]
  readonly columns: readonly HeatLine[]
  /** Null where there is nothing worth a mark. */
  readonly cellAt: (row: string, column: string) => HeatCellData | null
  readonly write: (value: number) => string
  readonly top: number
  readonly totalTitle: string
  readonly grandTotal: string
  /** Id of row and column. */
  readonly selected: readonly [string, string] | null
  readonly onSelect: (row: string, column: string) => void
}

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** Rows by columns as coloured cells with their numbers. Arrow keys move, Enter selects. */
export function HeatMap(props: HeatMapProps) {
  const { label, rows, columns, cellAt, selected, onSelect } = props
  const { ref, width } = useWidth<HTMLDivElement>()
  const [focused, setFocused] = useState<readonly [number, number] | null>(null)
  const grid = useRef<SVGSVGElement>(null)
  const layout = heatLayout(width, rows.length, columns.length)
  const home: readonly [number, number] = focused ?? [
    Math.max(
      0,
      rows.findIndex(({ id }) => id === selected?.[0]),
    ),
    Math.max(
      0,
      columns.findIndex(({ id }) => id === selected?.[1]),
    ),
  ]

  const onKeyDown = (event: KeyboardEvent) => {
    const [row, column] = home
    const move = MOVES[event.key]
    if (move) {
      const next: readonly [number, number] = [
        Math.min(rows.length - 1, Math.max(0, row + move[0])),
        Math.min(columns.length - 1, Math.max(0, column + move[1])),
      ]
      setFocused(next)
      grid.current?.querySelector<SVGGElement>(`[data-cell="${next.join()}"]`)?.focus()
    } else if (event.key === 'Enter' || event.key === ' ') {
      const [line, cause] = [rows[row], columns[column]]
      if (line && cause) onSelect(line.id, cause.id)
    } else return
    event.preventDefault()
  }

  return (
    <div ref={ref} style={{ minHeight: layout.height }}>
      {width > 0 && (
        <svg
          ref={grid}
          className={styles.map}
          width={width}
          height={layout.height}
          role="grid"
          aria-label={label}
          onKeyDown={onKeyDown}
        >
          <Head layout={layout} columns={columns} totalTitle={props.totalTitle} />
          {rows.map((row, position) => (
            <g key={row.id} role="row">
              <g role="rowheader">
                <Link to="/evidence" search={{ service: row.id }} tabIndex={-1}>
                  <rect
                    className={styles.hit}
                    x="0"
                    y={layout.rowAt(position)}
                    width={layout.names}
                    height={layout.cellHeight}
                  />
                  <text className={styles.name} x="0" y={layout.rowAt(position) + layout.cellHeight / 2}>
                    {clip(row.title, layout.names)}
                  </text>
                </Link>
              </g>
              {columns.map((column, place) => (
                <HeatCell
                  key={column.id}
                  x={layout.columnAt(place)}
                  y={layout.rowAt(position)}
                  width={layout.cellWidth}
                  height={layout.cellHeight}
                  cell={cellAt(row.id, column.id)}
                  label={`${row.title}, ${column.title}`}
                  top={props.top}
                  write={props.write}
                  place={`${position},${place}`}
                  tabbable={home[0] === position && home[1] === place}
                  selected={selected?.[0] === row.id && selected[1] === column.id}
                  onSelect={() => onSelect(row.id, column.id)}
                  onFocus={() => setFocused([position, place])}
                />
              ))}
              <Total layout={layout} line={row} position={position} most={rows[0]?.total ?? 0} write={props.write} />
            </g>
          ))}
          <Foot layout={layout} columns={columns} write={props.write} grandTotal={props.grandTotal} />
        </svg>
      )}
    </div>
  )
}

/** Names are cut where they would run into the first column: about six pixels a letter. */
const clip = (title: string, width: number): string => shortened(title, Math.floor(width / 6.6))
