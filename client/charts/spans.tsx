import { amount } from '../../model/format.ts'
import { useWidth } from '../lib/use-width.ts'
import { wrapWords } from './fit-words.ts'
import styles from './plot.module.css'
import { SpanMark } from './span-mark.tsx'
import type { RangeScale } from './tornado/scale.ts'

export interface SpanRow {
  readonly id: string
  readonly title: string
  /** Beside the title, such as an objective. */
  readonly aside?: string
  /** From and to, and whether its ends are ticks: an interval has ends, a move from here to there has none. */
  readonly line: { readonly from: number; readonly to: number; readonly hasEnds: boolean } | null
  /** A short tick across the line: the median. */
  readonly tick?: number
  readonly marks: readonly {
    readonly value: number
    readonly look: 'avoided' | 'loss' | 'ink' | 'ring' | 'lossRing' | 'avoidedRing'
  }[]
  readonly figure: string
  readonly isStrong?: boolean
  readonly words: string
}

interface SpansProps {
  readonly label: string
  readonly rows: readonly SpanRow[]
  readonly scale: RangeScale
  /** Left out: in the digits that tell the ticks apart. */
  readonly writeTick?: (value: number) => string
  /** A line in ink through all rows, such as no difference. */
  readonly through?: number
  /** Room for titles, what is beside them and figures, in pixels. */
  readonly room?: { readonly names?: number; readonly aside?: number; readonly figures?: number }
}

const ROW = 26
/** Where a title takes two lines. */
const TALL_ROW = 34
const LINE = 14
const LETTER = 6.3
/** Titles may take so much of the width where they need it. */
const NAMES_SHARE = 0.3
const HEAD = 22
const INSET = 8
/** Less room between two numbers of the axis, and every other one is left out. */
const TICK = 40

/** One row a subject on a common scale: a line from here to there, and marks on it. What lies outside the scale is cut, its end left open. */
export function Spans({ label, rows, scale, writeTick = plain(scale), through, room = {} }: SpansProps) {
  const { ref, width } = useWidth<HTMLDivElement>()
  const { aside = 0, figures = 56 } = room
  const longest = Math.max(0, ...rows.map(({ title }) => title.length)) * LETTER + 8
  const names = Math.max(room.names ?? 116, Math.min(longest, width * NAMES_SHARE))
  const titles = rows.map(({ title }) => wrapWords(title, Math.floor((names - 6) / LETTER), 2))
  const rowHeight = titles.some(({ length }) => length > 1) ? TALL_ROW : ROW
  const from = names + aside + INSET
  const plot = Math.max(0, width - from - figures - INSET)
  const x = (value: number) =>
    from + Math.min(1, Math.max(0, (value - scale.from) / Math.max(1e-12, scale.to - scale.from))) * plot
  const height = HEAD + rows.length * rowHeight + 4
  const every = Math.max(1, Math.ceil((TICK * (scale.ticks.length - 1)) / Math.max(1, plot)))
  return (
    <div ref={ref} style={{ minHeight: height }}>
      {width > 0 && (
        <svg className={styles.plot} width={width} height={height} role="list" aria-label={label}>
          <g aria-hidden="true">
            {scale.ticks.map((tick, place) => (
              <g key={tick}>
                <line
                  className={tick === through ? styles.whole : styles.grid}
                  x1={x(tick)}
                  x2={x(tick)}
                  y1={HEAD - 4}
                  y2={height - 4}
                />
                {place % every === 0 && (
                  <text className={styles.axis} x={x(tick)} y="8" textAnchor="middle">
                    {writeTick(tick)}
                  </text>
                )}
              </g>
            ))}
          </g>
          {rows.map((row, position) => {
            const y = HEAD + position * rowHeight
            const middle = y + rowHeight / 2
            const title = titles[position] ?? []
            return (
              <g key={row.id} className={styles.mark} role="listitem" tabIndex={0} aria-label={row.words}>
                <rect className={styles.hit} x="0" y={y} width={width} height={rowHeight}>
                  <title>{row.words}</title>
                </rect>
                <text className={styles.name} x="0" y={middle}>
                  {title.map((line, place) => (
                    <tspan key={line} x="0" y={middle + (place - (title.length - 1) / 2) * LINE}>
                      {line}
                    </tspan>
                  ))}
                </text>
                {row.aside && (
                  <text x={names + aside - 8} y={middle} textAnchor="end">
                    {row.aside}
                  </text>
                )}
                <SpanMark row={row} x={x} y={middle} isOpen={(value) => value > scale.to || value < scale.from} />
                <text
                  className={`${styles.figure} ${row.isStrong ? styles.strong : ''}`}
                  x={width}
                  y={middle}
                  textAnchor="end"
                >
                  {row.figure}
                </text>
              </g>
            )
          })}
        </svg>
      )}
    </div>
  )
}

const plain =
  ({ digits }: RangeScale) =>
  (value: number): string =>
    Math.abs(value) >= 9_995 ? amount(value) : value.toFixed(digits)
