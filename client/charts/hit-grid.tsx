import { useWidth } from '../lib/use-width.ts'
import { shortened } from './fit-words.ts'
import styles from './plot.module.css'

const LOOKS = { inside: styles.inside, above: styles.loss, below: styles.avoided } as const

export interface HitRow {
  readonly id: string
  readonly title: string
  /** One a column; null where there is nothing to tell. */
  readonly cells: readonly (keyof typeof LOOKS | null)[]
  readonly figure: string
  readonly isStrong: boolean
  readonly words: string
}

interface HitGridProps {
  readonly label: string
  /** Oldest first: the label of each, and the year above the first of its quarters. */
  readonly columns: readonly {
    readonly id: string
    readonly title: string
    readonly year: string
    readonly figure: string
  }[]
  readonly rows: readonly HitRow[]
  /** The column that another picture shows. */
  readonly chosen: string
  readonly onChoose: (column: string) => void
}

const LEAST_NAMES = 112
/** Names may take so much of the width where they need it. */
const NAMES_SHARE = 0.4
const LETTER = 6.6
const FIGURES = 52
const HEAD = 38
const ROW = 19
const FOOT = 22
const MOST_STEP = 64
/** Columns at least so wide have room for their title, and for their figure. */
const TITLE = 20
const FIGURE = 36

/** Which forecasts held, one row a subject and one column a period: misses stand out, holds recede. */
export function HitGrid({ label, columns, rows, chosen, onChoose }: HitGridProps) {
  const { ref, width } = useWidth<HTMLDivElement>()
  const longest = Math.max(0, ...rows.map(({ title }) => title.length)) * LETTER + 13
  const names = Math.max(LEAST_NAMES, Math.min(longest, width * NAMES_SHARE))
  const letters = Math.floor((names - 13) / LETTER)
  const step = Math.min(MOST_STEP, Math.max(8, (width - names - FIGURES) / Math.max(1, columns.length)))
  const end = HEAD + rows.length * ROW
  const height = end + FOOT
  const x = (column: number) => names + column * step
  return (
    <div ref={ref} style={{ minHeight: height }}>
      {width > 0 && (
        <svg className={styles.plot} width={width} height={height} role="list" aria-label={label}>
          <g aria-hidden="true">
            {columns.map(({ id, title, year, figure }, column) => (
              <g key={id}>
                {year !== columns[column - 1]?.year && (
                  <>
                    <text x={x(column) + 2} y="7">
                      {year}
                    </text>
                    <line
                      className={styles.base}
                      x1={x(column) + 2}
                      x2={x(lastOf(columns, year) + 1) - 4}
                      y1="16"
                      y2="16"
                    />
                  </>
                )}
                {step >= TITLE && (
                  <text className={styles.axis} x={x(column) + (step - 4) / 2} y="26" textAnchor="middle">
                    {title}
                  </text>
                )}
                {step >= FIGURE && (
                  <text className={styles.axis} x={x(column) + (step - 4) / 2} y={end + 10} textAnchor="middle">
                    {figure}
                  </text>
                )}
              </g>
            ))}
          </g>
          {rows.map((row, position) => (
            <g key={row.id} className={styles.mark} role="listitem" tabIndex={0} aria-label={row.words}>
              <rect className={styles.hit} x="0" y={HEAD + position * ROW} width={width} height={ROW}>
                <title>{row.words}</title>
              </rect>
              <text className={styles.name} x="0" y={HEAD + position * ROW + ROW / 2}>
                {shortened(row.title, letters)}
              </text>
              {row.cells.map((cell, column) => {
                const id = columns[column]?.id ?? ''
                if (cell === null) return null
                return (
                  <rect
                    key={id}
                    className={LOOKS[cell]}
                    x={x(column)}
                    y={HEAD + position * ROW + 2}
                    width={step - 4}
                    height={ROW - 5}
                    pointerEvents="none"
                  />
                )
              })}
              <text
                className={row.isStrong ? `${styles.figure} ${styles.strong}` : styles.axis}
                x={x(columns.length) + 8}
                y={HEAD + position * ROW + ROW / 2}
              >
                {row.figure}
              </text>
            </g>
          ))}
          <g aria-hidden="true">
            {columns.map(({ id }, column) => (
              // For a pointer; by keyboard the same choice is made in the list of quarters beside the forecasts.
              <rect
                key={id}
                role="button"
                className={id === chosen ? styles.chosen : styles.hit}
                style={{ cursor: 'pointer' }}
                pointerEvents="all"
                x={x(column) - 2}
                y={HEAD - 1}
                width={step}
                height={end - HEAD}
                onClick={() => onChoose(id)}
              />
            ))}
          </g>
        </svg>
      )}
    </div>
  )
}

const lastOf = (columns: readonly { readonly year: string }[], year: string): number =>
  columns.findLastIndex((column) => column.year === year)
