import { useWidth } from '../../lib/use-width.ts'
import { shortened } from '../fit-words.ts'
import { rangeScale } from './scale.ts'
import styles from './tornado.module.css'

export interface TornadoLine {
  readonly key: string
  readonly title: string
  /** The input's range, "40 to 80%". */
  readonly range: string
  readonly low: number
  readonly high: number
}

interface TornadoProps {
  readonly label: string
  readonly lines: readonly TornadoLine[]
  readonly now: number
  readonly line: { readonly title: string; readonly at: number } | null
  readonly write: (value: number) => string
}

const HEAD = 22
const ROW = 38
const FOOT = 24
const FIGURE = 40
const LETTER = 6.2

/** What each input does to a figure when all others stay: what moves it most comes first, with the line it may cross. */
export function Tornado({ label, lines, now, line, write }: TornadoProps) {
  const { ref, width } = useWidth<HTMLDivElement>()
  const height = HEAD + lines.length * ROW + FOOT
  const names = Math.min(172, width * 0.38)
  const [left, right] = [names + FIGURE, width - FIGURE]
  const ends = lines.flatMap(({ low, high }) => [low, high])
  const scale = rangeScale([...ends, now, ...(line ? [line.at] : [])], 4)
  const x = (value: number) => left + ((value - scale.from) / (scale.to - scale.from)) * (right - left)
  const foot = height - FOOT
  const isLineLeft = line !== null && line.at < now
  const lineWords = line ? `${line.title} ${write(line.at)}` : ''
  // Away from the words of what is now, but not over the edge.
  const endsAtLine = line !== null && (isLineLeft || x(line.at) - 4 + lineWords.length * LETTER > width)
  return (
    <div ref={ref} style={{ minHeight: height }}>
      {width > 0 && (
        <svg className={styles.tornado} width={width} height={height} role="list" aria-label={label}>
          <g aria-hidden="true">
            {scale.ticks.map((tick) => (
              <g key={tick}>
                <line className={styles.grid} x1={x(tick)} x2={x(tick)} y1={HEAD - 4} y2={foot} />
                <text className={styles.axis} x={x(tick)} y={8} textAnchor="middle">
                  {(tick * 100).toFixed(Math.max(0, scale.digits - 2))}
                </text>
              </g>
            ))}
            {line && <line className={styles.cut} x1={x(line.at)} x2={x(line.at)} y1={HEAD - 4} y2={foot} />}
          </g>
          {lines.map(({ key, title, range, low, high }, position) => {
            const top = HEAD + position * ROW
            const [from, to] = [Math.min(low, high), Math.max(low, high)]
            return (
              <g
                key={key}
                className={styles.line}
                role="listitem"
                tabIndex={0}
                aria-label={`${title}, ${range}: leverage from ${write(from)} to ${write(to)}`}
              >
                <rect className={styles.area} x={-4} y={top} width={width + 8} height={ROW} />
                <text className={styles.name} x={0} y={top + 12}>
                  {shortened(title, Math.floor(names / LETTER))}
                </text>
                <text className={styles.axis} x={0} y={top + 26}>
                  {range}
                </text>
                <rect
                  className={styles.below}
                  x={x(from)}
                  y={top + 8}
                  width={Math.max(0, x(now) - x(from))}
                  height={14}
                />
                <rect className={styles.above} x={x(now)} y={top + 8} width={Math.max(0, x(to) - x(now))} height={14} />
                <text className={styles.axis} x={x(from) - 5} y={top + 15} textAnchor="end">
                  {write(from)}
                </text>
                <text className={styles.axis} x={x(to) + 5} y={top + 15}>
                  {write(to)}
                </text>
              </g>
            )
          })}
          <g aria-hidden="true">
            {line && (
              <text x={x(line.at) + (endsAtLine ? 4 : -4)} y={foot + 12} textAnchor={endsAtLine ? 'end' : 'start'}>
                {lineWords}
              </text>
            )}
            <line className={styles.now} x1={x(now)} x2={x(now)} y1={HEAD - 4} y2={foot} />
            <text
              className={styles.strong}
              x={x(now) + (isLineLeft || line === null ? -4 : 4)}
              y={foot + 12}
              textAnchor={isLineLeft || line === null ? 'start' : 'end'}
            >
              {`now ${write(now)}`}
            </text>
          </g>
        </svg>
      )}
    </div>
  )
}
