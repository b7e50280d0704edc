import { useId } from 'react'
import type { Provenance } from '../../model/evidence/provenance.ts'
import { amount } from '../../model/format.ts'
import { useWidth } from '../lib/use-width.ts'
import styles from './plot.module.css'
import { ProvenanceHatch, ProvenanceStack } from './provenance-fill.tsx'
import { scaleTo } from './scale.ts'
import { ValueAxis } from './value-axis.tsx'

export interface WeekBar {
  /** "29 Jun" */
  readonly title: string
  readonly minutes: Readonly<Record<Provenance, number>>
  /** Written beside the bar. */
  readonly note: string | null
}

interface WeekBarsProps {
  readonly label: string
  readonly weeks: readonly WeekBar[]
  readonly height: number
  /** At most so many lines above the base. */
  readonly ticks: number
}

const LEFT = 34
const FOOT = 22
const HEAD = 14

/** Losses week by week, by how they are known. Each bar can be reached by Tab and says its figures. */
export function WeekBars({ label, weeks, height, ticks }: WeekBarsProps) {
  const { ref, width } = useWidth<HTMLDivElement>()
  const hatch = useId()
  const totals = weeks.map(({ minutes }) => minutes.measured + minutes.reported + minutes.assumed)
  const scale = scaleTo(totals.reduce((most, total) => Math.max(most, total), 0) * 1.02, ticks)
  const plot = height - HEAD - FOOT
  const y = (value: number) => HEAD + plot * (1 - value / scale.max)
  const step = (width - LEFT) / Math.max(1, weeks.length)
  return (
    <div ref={ref} style={{ minHeight: height }}>
      {width > 0 && (
        <svg className={styles.plot} width={width} height={height} role="list" aria-label={label}>
          <ProvenanceHatch id={hatch} />
          <g aria-hidden="true">
            <ValueAxis ticks={scale.ticks} from={LEFT} to={width} y={y} write={(tick) => tick.toFixed(scale.digits)} />
            <text className={styles.axis} x={LEFT} y={height - 8}>
              {weeks[0]?.title}
            </text>
            <text className={styles.axis} x={width} y={height - 8} textAnchor="end">
              week of {weeks.at(-1)?.title}
            </text>
          </g>
          {weeks.map(({ title, minutes, note }, position) => {
            const x = LEFT + position * step
            const atRight = position > weeks.length * 0.6
            const total = totals[position] ?? 0
            return (
              <g
                key={title}
                className={styles.mark}
                role="listitem"
                tabIndex={0}
                aria-label={`week of ${title}: ${amount(total)}${note ? `, ${note}` : ''}`}
              >
                <rect className={styles.hit} x={x} y={HEAD} width={step} height={plot}>
                  <title>{`week of ${title}: ${amount(total)}`}</title>
                </rect>
                <ProvenanceStack hatch={hatch} x={x + step * 0.16} width={step * 0.68} y={y} minutes={minutes} />
                {note && (
                  <text
                    x={atRight ? x + step * 0.16 - 6 : x + step * 0.84 + 6}
                    y={Math.max(HEAD + 2, y(total) + 4)}
                    textAnchor={atRight ? 'end' : 'start'}
                  >
                    {note}
                  </text>
                )}
              </g>
            )
          })}
        </svg>
      )}
    </div>
  )
}
