import styles from './plot.module.css'

interface ValueAxisProps {
  readonly ticks: readonly number[]
  /** From where to where the hairlines go. */
  readonly from: number
  readonly to: number
  readonly y: (value: number) => number
  readonly write: (value: number) => string
}

/** Space between the numbers and the plot. */
const GAP = 8

/** A hairline for each tick of a vertical scale with its number at the left; the line at 0 is the ground. */
export const ValueAxis = ({ ticks, from, to, y, write }: ValueAxisProps) => (
  <>
    {ticks.map((tick) => (
      <g key={tick}>
        <line className={tick === 0 ? styles.base : styles.grid} x1={from} x2={to} y1={y(tick)} y2={y(tick)} />
        <text className={styles.axis} x={from - GAP} y={y(tick)} textAnchor="end">
          {write(tick)}
        </text>
      </g>
    ))}
  </>
)
