import styles from './heat-map.module.css'
import { heatStep } from './heat-scale.ts'

export interface HeatCellData {
  readonly value: number
  /** Share of it that all candidates would remove together. */
  readonly covered: number
  /** No candidate touches any of it. */
  readonly isUncovered: boolean
  /** The whole of it in words. */
  readonly words: string
}

interface HeatCellProps {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly cell: HeatCellData | null
  readonly label: string
  readonly top: number
  readonly write: (value: number) => string
  readonly place: string
  readonly tabbable: boolean
  readonly selected: boolean
  readonly onSelect: () => void
  readonly onFocus: () => void
}

const CORNER = 9

/** A number on its heat, a strip below for what candidates remove, a corner where none touches it. */
export function HeatCell({ x, y, width, height, cell, label, top, write, ...rest }: HeatCellProps) {
  const { place, tabbable, selected, onSelect, onFocus } = rest
  return (
    <g
      role="gridcell"
      className={styles.cell}
      data-cell={place}
      tabIndex={tabbable ? 0 : -1}
      aria-label={`${label}: ${cell?.words ?? 'next to nothing'}`}
      aria-selected={selected}
      onClick={onSelect}
      onFocus={onFocus}
    >
      <rect
        className={cell ? styles[`heat-${heatStep(cell.value, top)}`] : styles.empty}
        x={x}
        y={y}
        width={width}
        height={height}
      />
      <text
        className={cell ? styles[`on-${heatStep(cell.value, top)}`] : styles.none}
        x={x + width / 2}
        y={y + height / 2 + 0.5}
      >
        {cell ? write(cell.value) : '·'}
      </text>
      {cell && cell.covered > 0 && (
        <rect className={styles.strip} x={x} y={y + height + 1} width={width * Math.min(1, cell.covered)} height="3" />
      )}
      {cell?.isUncovered && <path className={styles.corner} d={`M${x + width - CORNER} ${y}h${CORNER}v${CORNER}z`} />}
      {selected && <rect className={styles.selected} x={x + 1} y={y + 1} width={width - 2} height={height - 2} />}
    </g>
  )
}
