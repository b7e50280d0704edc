import type { KeyboardEvent } from 'react'
import { inWords } from '../../../model/format.ts'
import { useWidth } from '../../lib/use-width.ts'
import { shortened } from '../fit-words.ts'
import styles from './slope.module.css'

export interface SlopeColumn {
  readonly id: string
  readonly title: string
  /** Ids, best first. */
  readonly order: readonly string[]
  /** How many are above the cut line. */
  readonly above: number
}

export interface SlopeLine {
  readonly id: string
  readonly title: string
  /** The one under decision, one that is spoken of, or the rest. */
  readonly look: 'chosen' | 'spoken' | 'rest'
  readonly words: string
}

interface SlopeProps {
  readonly label: string
  readonly columns: readonly SlopeColumn[]
  /** Every project of the columns. */
  readonly lines: readonly SlopeLine[]
  /** How many from the top are the same in every column. */
  readonly same: number
  /** For a room: larger type needs more space. */
  readonly isLarge?: boolean
  readonly onChoose: (id: string) => void
}

const HEAD = 28
/** Names take this part of the width at the left, and half as much at the right. */
const NAMES = { share: 0.33, least: 104, most: 288 }
const RIGHT = { share: 0.17, least: 20, most: 148 }
/** Columns nearer than this have their heads in two rows. */
const NEAR = 76
/** Width of a letter, height of a row and radius of a rank, on a desk, in a room and on a phone. */
const SIZES = {
  desk: { letter: 6.4, row: 30, radius: 9 },
  room: { letter: 7.7, row: 36, radius: 12 },
  phone: { letter: 6.6, row: 24, radius: 8 },
}

/** The rank of each project through each lens: what divides the lenses has colour, everything else is grey. */
export function Slope({ label, columns, lines, same, isLarge = false, onChoose }: SlopeProps) {
  const { ref, width } = useWidth<HTMLDivElement>()
  const isNarrow = width < 520
  const { letter, row, radius } = SIZES[isNarrow ? 'phone' : isLarge ? 'room' : 'desk']
  const names = between(NAMES, width)
  const right = isNarrow ? radius + 2 : between(RIGHT, width)
  const step = columns.length > 1 ? (width - names - right - radius) / (columns.length - 1) : 0
  const head = HEAD + (step < NEAR ? 16 : 0)
  const height = head + lines.length * row
  const x = (column: number) => names + radius + column * step
  const y = (rank: number) => head + (rank + 0.5) * row
  const ranksOf = (id: string) => columns.map(({ order }) => order.indexOf(id))
  const first = columns[0]?.order ?? []
  const last = columns.at(-1)?.order ?? []
  const cut = (text: string, room: number) => shortened(text, Math.floor(room / letter))
  const drawn = [...lines].sort((one, other) => LOOKS.indexOf(one.look) - LOOKS.indexOf(other.look))
  return (
    <div ref={ref} style={{ minHeight: height }}>
      {width > 0 && (
        <svg className={styles.plot} width={width} height={height} role="group" aria-label={label}>
          <g aria-hidden="true">
            {columns.map(({ id, title }, column) => (
              <text
                key={id}
                className={styles.head}
                x={isNarrow && column === columns.length - 1 ? width : x(column)}
                y={step < NEAR && column % 2 === 1 ? 24 : 8}
                textAnchor={isNarrow && column === columns.length - 1 ? 'end' : 'middle'}
              >
                {title}
              </text>
            ))}
            {columns.map(({ id, above }, column) =>
              above > 0 && above < lines.length ? (
                <line
                  key={id}
                  className={styles.cut}
                  x1={x(column) - 22}
                  x2={x(column) + 22}
                  y1={y(above - 0.5)}
                  y2={y(above - 0.5)}
                />
              ) : null,
            )}
            {same > 1 && right > 60 && (
              <g className={styles.bracket}>
                <path d={`M${x(columns.length - 1) + 14} ${y(0) - 8}h5V${y(same - 1) + 8}h-5`} />
                {['the same', `first ${inWords(same)}`].map((words, line) => (
                  <text key={words} x={x(columns.length - 1) + 26} y={(y(0) + y(same - 1)) / 2 + (line - 0.5) * 16}>
                    {words}
                  </text>
                ))}
              </g>
            )}
          </g>
          {drawn.map(({ id, title, look, words }) => {
            const ranks = ranksOf(id)
            const [left, far] = [first.indexOf(id), last.indexOf(id)]
            const choose = () => onChoose(id)
            const path = ranks.map((rank, column) => `${x(column)},${y(rank)}`).join(' ')
            return (
              <g key={id} className={styles.line} data-look={look}>
                <g
                  role="button"
                  tabIndex={0}
                  aria-pressed={look === 'chosen'}
                  aria-label={words}
                  onClick={choose}
                  onKeyDown={(event: KeyboardEvent) => {
                    if (event.key !== 'Enter' && event.key !== ' ') return
                    event.preventDefault()
                    choose()
                  }}
                >
                  <title>{words}</title>
                  <rect className={styles.hit} x="0" y={y(left) - row / 2} width={names} height={row} />
                  <polyline points={path} />
                  {ranks.map((rank, column) => (
                    <circle key={columns[column]?.id} cx={x(column)} cy={y(rank)} r={radius} />
                  ))}
                </g>
                <g className={styles.words} aria-hidden="true">
                  {ranks.map((rank, column) => (
                    <text
                      key={columns[column]?.id}
                      className={styles.rank}
                      x={x(column)}
                      y={y(rank)}
                      textAnchor="middle"
                    >
                      {rank + 1}
                    </text>
                  ))}
                  <text className={styles.name} x={names - 8} y={y(left)} textAnchor="end">
                    {cut(title, names - 8)}
                  </text>
                  {look !== 'rest' && right > 60 && (far >= same || same < 2) && (
                    <text className={styles.name} x={x(columns.length - 1) + 16} y={y(far)}>
                      {cut(title, right - 10)}
                    </text>
                  )}
                </g>
              </g>
            )
          })}
        </svg>
      )}
    </div>
  )
}

/** In the order in which they are drawn, one over the other. */
const LOOKS: readonly SlopeLine['look'][] = ['rest', 'spoken', 'chosen']

const between = ({ share, least, most }: typeof NAMES, width: number): number =>
  Math.min(most, Math.max(least, width * share))
