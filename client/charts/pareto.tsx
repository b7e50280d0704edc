import { percent } from '../../model/format.ts'
import { useWidth } from '../lib/use-width.ts'
import { type EvidenceSearch, Mark } from './mark.tsx'
import styles from './plot.module.css'
import { scaleTo } from './scale.ts'
import { ValueAxis } from './value-axis.tsx'

interface ParetoProps {
  readonly label: string
  /** Largest first. */
  readonly bars: readonly {
    readonly id: string
    readonly title: string
    readonly value: number
    /** The rows that it stands for. */
    readonly evidence: EvidenceSearch
  }[]
  /** Of all, also of those that are not drawn. */
  readonly total: number
  readonly write: (value: number) => string
}

const HEIGHT = 196
const LEFT = 40
const RIGHT = 40
const FOOT = 22
const HEAD = 14

/** Bars from the largest down, and the line of what they hold together. */
export function Pareto({ label, bars, total, write }: ParetoProps) {
  const { ref, width } = useWidth<HTMLDivElement>()
  const scale = scaleTo((bars[0]?.value ?? 0) * 1.02, 4)
  const plot = HEIGHT - HEAD - FOOT
  const step = (width - LEFT - RIGHT) / Math.max(1, bars.length)
  const y = (value: number) => HEAD + plot * (1 - value / scale.max)
  const ySum = (share: number) => HEAD + plot * (1 - share)
  let sum = 0
  const shares = bars.map(({ value }) => {
    sum += value
    return total > 0 ? sum / total : 0
  })
  const line = shares.map((share, position) => `${LEFT + (position + 0.5) * step},${ySum(share).toFixed(1)}`).join(' ')
  return (
    <div ref={ref} style={{ minHeight: HEIGHT }}>
      {width > 0 && (
        <svg className={styles.plot} width={width} height={HEIGHT} role="list" aria-label={label}>
          <g aria-hidden="true">
            <ValueAxis ticks={scale.ticks} from={LEFT} to={width - RIGHT} y={y} write={write} />
            {[0, 0.5, 1].map((share) => (
              <text key={share} className={styles.axis} x={width - RIGHT + 8} y={ySum(share)}>
                {percent(share, 0)}
              </text>
            ))}
            <text className={styles.axis} x={LEFT} y={HEIGHT - 8}>
              largest
            </text>
            <text className={styles.axis} x={width - RIGHT} y={HEIGHT - 8} textAnchor="end">
              {bars.length}th
            </text>
          </g>
          {bars.map(({ id, title, value, evidence }, position) => (
            <Mark
              key={id}
              words={`${title}: ${write(value)}, ${percent(shares[position] ?? 0, 0)} with those before it`}
              evidence={evidence}
              area={
                <rect className={styles.hit} x={LEFT + position * step} y={HEAD} width={step} height={plot}>
                  <title>{`${title}: ${write(value)}`}</title>
                </rect>
              }
            >
              <rect
                className={styles.loss}
                x={LEFT + position * step + step * 0.16}
                y={y(value)}
                width={step * 0.68}
                height={Math.max(0.5, y(0) - y(value))}
              />
            </Mark>
          ))}
          <polyline className={styles.track} points={line} aria-hidden="true" />
        </svg>
      )}
    </div>
  )
}
