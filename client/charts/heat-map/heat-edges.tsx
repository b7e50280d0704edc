import styles from './heat-map.module.css'
import type { HeatLayout, HeatLine } from './layout.ts'

/** What the columns are, above them. */
export function Head({
  layout,
  columns,
  totalTitle,
}: {
  readonly layout: HeatLayout
  readonly columns: readonly HeatLine[]
  readonly totalTitle: string
}) {
  return (
    <g role="row">
      <text role="columnheader" className={styles.headLeft} x="0" y={layout.headAt(0)}>
        Service
      </text>
      {columns.map(({ id, title }, place) => (
        <text
          key={id}
          role="columnheader"
          className={styles.head}
          x={layout.columnAt(place) + layout.cellWidth / 2}
          y={layout.headAt(place)}
        >
          {title}
        </text>
      ))}
      <text role="columnheader" className={styles.headLeft} x={layout.totalAt} y={layout.headAt(0)}>
        {totalTitle}
      </text>
    </g>
  )
}

/** What a row comes to, as a bar with its number at the end of it. */
export function Total({
  layout,
  line,
  position,
  most,
  write,
}: {
  readonly layout: HeatLayout
  readonly line: HeatLine
  readonly position: number
  readonly most: number
  readonly write: (value: number) => string
}) {
  const length = most > 0 ? (line.total / most) * layout.totalBar : 0
  const middle = layout.rowAt(position) + layout.cellHeight / 2
  return (
    <g role="gridcell" aria-label={`${line.title}, all causes: ${write(line.total)}`}>
      <rect className={styles.bar} x={layout.totalAt} y={middle - 5} width={length} height="10" />
      <text className={styles.figure} x={layout.totalAt + length + 6} y={middle}>
        {write(line.total)}
      </text>
    </g>
  )
}

/** What each column and all of them come to, below a line. */
export function Foot({
  layout,
  columns,
  write,
  grandTotal,
}: {
  readonly layout: HeatLayout
  readonly columns: readonly HeatLine[]
  readonly write: (value: number) => string
  readonly grandTotal: string
}) {
  const y = layout.footAt + 14
  return (
    <>
      <line className={styles.rule} x1="0" x2={layout.width} y1={layout.footAt} y2={layout.footAt} aria-hidden="true" />
      <g role="row">
        <text role="rowheader" className={styles.name} x="0" y={y}>
          All services
        </text>
        {columns.map(({ id, total }, place) => (
          <text
            key={id}
            role="gridcell"
            className={styles.number}
            x={layout.columnAt(place) + layout.cellWidth / 2}
            y={y}
          >
            {write(total)}
          </text>
        ))}
        <text role="gridcell" className={styles.grand} x={layout.totalAt} y={y}>
          {grandTotal}
        </text>
      </g>
    </>
  )
}
