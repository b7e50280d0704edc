import type { ReactNode } from 'react'
import { useWidth } from '../lib/use-width.ts'
import { shortened } from './fit-words.ts'
import { type EvidenceSearch, Mark } from './mark.tsx'
import styles from './plot.module.css'
import { placeOn, type Scale } from './scale.ts'

export interface LineBar {
  readonly id: string
  readonly title: string
  /** Beside the title, such as an objective. */
  readonly aside?: string
  /** From the left. */
  readonly parts: readonly { readonly value: number; readonly look: 'loss' | 'neutral' | 'unknown' }[]
  readonly figure: string
  readonly isStrong?: boolean
  readonly words: string
  /** The rows that it stands for. */
  readonly evidence?: EvidenceSearch
}

interface LineBarsProps {
  readonly label: string
  readonly lines: readonly LineBar[]
  readonly scale: Scale
  readonly writeTick: (value: number) => string
  /** A line through all rows: the whole budget. */
  readonly whole?: number
}

const ROW = 26
const HEAD = 20
const NAMES = 104
const ASIDE = 56
const FIGURES = 52

/** One horizontal bar a line, in parts, on one scale. */
export function LineBars({ label, lines, scale, writeTick, whole }: LineBarsProps) {
  const { ref, width } = useWidth<HTMLDivElement>()
  const from = NAMES + (lines.some(({ aside }) => aside) ? ASIDE : 0)
  const room = Math.max(0, width - from - FIGURES)
  const x = (value: number) => from + (Number.parseFloat(placeOn(scale, value)) / 100) * room
  const height = HEAD + lines.length * ROW
  return (
    <div ref={ref} style={{ minHeight: height }}>
      {width > 0 && (
        <svg className={styles.plot} width={width} height={height} role="list" aria-label={label}>
          <g aria-hidden="true">
            {scale.ticks.map((tick) => (
              <g key={tick}>
                <line
                  className={tick === whole ? styles.whole : styles.grid}
                  x1={x(tick)}
                  x2={x(tick)}
                  y1={HEAD - 4}
                  y2={height}
                />
                <text className={styles.axis} x={x(tick)} y="6" textAnchor="middle">
                  {writeTick(tick)}
                </text>
              </g>
            ))}
          </g>
          {lines.map((line, position) => (
            <Line key={line.id} line={line} y={HEAD + position * ROW} width={width} asideAt={from - 8}>
              {barsOf(line, x, HEAD + position * ROW)}
            </Line>
          ))}
          {whole !== undefined && (
            <line className={styles.whole} x1={x(whole)} x2={x(whole)} y1={HEAD - 4} y2={height} aria-hidden="true" />
          )}
        </svg>
      )}
    </div>
  )
}

function Line({
  line,
  y,
  width,
  asideAt,
  children,
}: {
  readonly line: LineBar
  readonly y: number
  readonly width: number
  readonly asideAt: number
  readonly children: ReactNode
}) {
  const middle = y + ROW / 2
  return (
    <Mark
      words={line.words}
      evidence={line.evidence}
      area={
        <rect className={styles.hit} x="0" y={y} width={width} height={ROW}>
          <title>{line.words}</title>
        </rect>
      }
    >
      <text className={styles.name} x="0" y={middle}>
        {shortened(line.title, 16)}
      </text>
      {line.aside && (
        <text x={asideAt} y={middle} textAnchor="end">
          {line.aside}
        </text>
      )}
      {children}
      <text className={`${styles.figure} ${line.isStrong ? styles.strong : ''}`} x={width} y={middle} textAnchor="end">
        {line.figure}
      </text>
    </Mark>
  )
}

function barsOf({ parts }: LineBar, x: (value: number) => number, y: number): ReactNode {
  let sum = 0
  return parts.map(({ value, look }) => {
    const start = x(sum)
    sum += value
    const inset = look === 'unknown' ? 0.5 : 0
    const length = x(sum) - start - 2 * inset
    if (length <= 0) return null
    return (
      <rect
        key={look}
        className={styles[look]}
        x={start + inset}
        y={y + 8 + inset}
        width={length}
        height={10 - 2 * inset}
      />
    )
  })
}
