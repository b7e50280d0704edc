import { percent } from '../../model/format.ts'
import { useWidth } from '../lib/use-width.ts'
import { shortened } from './fit-words.ts'
import { type EvidenceSearch, Mark } from './mark.tsx'
import styles from './plot.module.css'

interface PairDotsProps {
  readonly label: string
  /** In the order in which they are drawn. */
  readonly lines: readonly { readonly id: string; readonly title: string; readonly evidence: EvidenceSearch }[]
  /** Share of 0 to 1, of two ids in either order. */
  readonly shareOf: (one: string, other: string) => number
}

const ROW = 30
const NAMES = 92
const FOOT = 20
/** From here on a dot is one to look at. */
const STRONG = 0.25

/** Pairs as a triangle of dots, the area of each by its share. */
export function PairDots({ label, lines, shareOf }: PairDotsProps) {
  const { ref, width } = useWidth<HTMLDivElement>()
  const rows = lines.slice(1)
  const columns = lines.slice(0, -1)
  const step = (width - NAMES) / Math.max(1, columns.length)
  const height = rows.length * ROW + FOOT + (step < 62 ? 16 : 0)
  return (
    <div ref={ref} style={{ minHeight: height }}>
      {width > 0 && (
        <svg className={styles.plot} width={width} height={height} role="list" aria-label={label}>
          {rows.map((row, position) => (
            <g key={row.id}>
              <Mark
                words={row.title}
                evidence={row.evidence}
                area={<rect className={styles.hit} x="0" y={position * ROW} width={NAMES - 8} height={ROW} />}
              >
                <text className={styles.name} x={NAMES - 12} y={position * ROW + ROW / 2} textAnchor="end">
                  {shortened(row.title, 13)}
                </text>
              </Mark>
              {columns.slice(0, position + 1).map((column, place) => {
                const share = shareOf(row.id, column.id)
                if (share < 0.005) return null
                const radius = Math.max(2, Math.sqrt(share) * 12)
                const x = NAMES + place * step + 14
                return (
                  <Mark
                    key={column.id}
                    words={`${row.title} and ${column.title}: both in ${percent(share, 0)} of the minutes when either fails`}
                    area={
                      <rect
                        className={styles.hit}
                        x={x - 14}
                        y={position * ROW}
                        width={Math.min(step, 56)}
                        height={ROW}
                      />
                    }
                  >
                    <circle
                      className={share >= STRONG ? styles.loss : styles.lossFaint}
                      cx={x}
                      cy={position * ROW + ROW / 2}
                      r={radius}
                    />
                    <text
                      className={share >= STRONG ? `${styles.figure} ${styles.strong}` : ''}
                      x={x + radius + 5}
                      y={position * ROW + ROW / 2}
                    >
                      {(share * 100).toFixed(0)}
                    </text>
                  </Mark>
                )
              })}
            </g>
          ))}
          <g aria-hidden="true">
            {columns.map((column, place) => (
              <text
                key={column.id}
                className={styles.axis}
                x={NAMES + place * step + 14}
                y={rows.length * ROW + 12 + (step < 62 && place % 2 === 1 ? 16 : 0)}
                textAnchor="middle"
              >
                {shortened(column.title, 12)}
              </text>
            ))}
          </g>
        </svg>
      )}
    </div>
  )
}
