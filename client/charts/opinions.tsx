import type { ThreePoint } from '../../model/evidence/three-point.ts'
import { useWidth } from '../lib/use-width.ts'
import { shortened } from './fit-words.ts'
import styles from './opinions.module.css'
import { rangeScale } from './tornado/scale.ts'

export interface Opinion {
  readonly id: string
  readonly title: string
  readonly estimate: ThreePoint
  readonly isStrong: boolean
  readonly words: string
}

interface OpinionsProps {
  readonly label: string
  /** Engineer-weeks, or reductions. */
  readonly hue: 'effort' | 'avoided'
  readonly opinions: readonly Opinion[]
  /** Of all together: P10, mean and P90. */
  readonly pooled: { readonly low: number; readonly mean: number; readonly high: number; readonly words: string }
  /** The figure that the ranking uses, as a line in ink through all rows. */
  readonly inUse: { readonly value: number; readonly words: string }
  readonly write: (value: number) => string
}

const ROW = 28
const HEAD = 20
const FOOT = 22
const INSET = 8
/** Names take this part of the width, within these limits. */
const NAMES = { share: 0.34, least: 88, most: 148 }
const TICKS = 4
/** Room kept beside the outermost figures, of the span between them. */
const MARGIN = 0.06

/** What several people say of one figure, each low to high with the likeliest marked, and what they say together. */
export function Opinions({ label, hue, opinions, pooled, inUse, write }: OpinionsProps) {
  const { ref, width } = useWidth<HTMLDivElement>()
  const values = [...opinions.flatMap(({ estimate }) => [estimate.low, estimate.high]), inUse.value]
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const margin = (most - least) * MARGIN
  const scale = rangeScale([Math.max(0, least - margin), most + margin], TICKS)
  const names = Math.min(NAMES.most, Math.max(NAMES.least, width * NAMES.share))
  const plot = Math.max(0, width - names - 2 * INSET)
  const x = (value: number) => names + INSET + ((value - scale.from) / Math.max(1e-12, scale.to - scale.from)) * plot
  const rows = opinions.length + 1
  const bottom = HEAD + rows * ROW + 4
  const height = bottom + FOOT
  const letters = Math.floor(names / 6.4)
  const y = (position: number) => HEAD + position * ROW + ROW / 2
  return (
    <div ref={ref} style={{ minHeight: height }}>
      {width > 0 && (
        <svg className={styles.plot} width={width} height={height} role="list" aria-label={label} data-hue={hue}>
          <g aria-hidden="true">
            {scale.ticks.map((tick) => (
              <g key={tick}>
                <line className={styles.grid} x1={x(tick)} x2={x(tick)} y1={HEAD - 4} y2={bottom} />
                <text className={styles.axis} x={x(tick)} y="8" textAnchor="middle">
                  {write(tick)}
                </text>
              </g>
            ))}
            <line
              className={styles.rule}
              x1="0"
              x2={width}
              y1={HEAD + opinions.length * ROW}
              y2={HEAD + opinions.length * ROW}
            />
          </g>
          {opinions.map(({ id, title, estimate, isStrong, words }, position) => (
            <g key={id} className={styles.row} role="listitem" tabIndex={0} aria-label={words}>
              <rect className={styles.hit} x="0" y={HEAD + position * ROW} width={width} height={ROW}>
                <title>{words}</title>
              </rect>
              <text className={isStrong ? styles.strong : undefined} x="0" y={y(position)}>
                {shortened(title, letters)}
              </text>
              <Line from={x(estimate.low)} to={x(estimate.high)} y={y(position)} className={styles.line} />
              <rect className={styles.square} x={x(estimate.likely) - 3} y={y(position) - 3} width="6" height="6" />
            </g>
          ))}
          <g className={styles.row} role="listitem" tabIndex={0} aria-label={pooled.words}>
            <rect className={styles.hit} x="0" y={HEAD + opinions.length * ROW} width={width} height={ROW}>
              <title>{pooled.words}</title>
            </rect>
            <text className={styles.strong} x="0" y={y(opinions.length)}>
              Together
            </text>
            <Line from={x(pooled.low)} to={x(pooled.high)} y={y(opinions.length)} className={styles.together} />
            <circle className={styles.big} cx={x(pooled.mean)} cy={y(opinions.length)} r="3.5" />
          </g>
          <g aria-hidden="true">
            <line className={styles.inUse} x1={x(inUse.value)} x2={x(inUse.value)} y1={HEAD - 4} y2={bottom + 4} />
            <text
              className={styles.inUseText}
              x={Math.min(width - 34, Math.max(34, x(inUse.value)))}
              y={bottom + 13}
              textAnchor="middle"
            >
              {inUse.words}
            </text>
          </g>
        </svg>
      )}
    </div>
  )
}

interface LineProps {
  readonly from: number
  readonly to: number
  readonly y: number
  readonly className: string | undefined
}

const Line = ({ from, to, y, className }: LineProps) => (
  <g className={className}>
    <line x1={from} x2={to} y1={y} y2={y} />
    <line x1={from} x2={from} y1={y - 3} y2={y + 3} />
    <line x1={to} x2={to} y1={y - 3} y2={y + 3} />
  </g>
)
