import { dayAndMonth, ordinal } from '../../model/format.ts'
import { useWidth } from '../lib/use-width.ts'
import styles from './plot.module.css'
import { scaleTo } from './scale.ts'
import { ValueAxis } from './value-axis.tsx'

/** A value with its interval at a moment, and the place that it had among others. */
export interface PlacePoint {
  readonly at: string
  readonly rank: number
  readonly mean: number
  readonly p10: number
  readonly p90: number
  /** A ring instead of a dot. */
  readonly ring: boolean
  readonly words: string
}

interface PlacesProps {
  readonly label: string
  /** The earliest first; null where there is nothing. */
  readonly points: readonly (PlacePoint | { readonly at: string; readonly words: null })[]
  readonly write: (value: number) => string
}

const HEIGHT = 172
const HEAD = 20
const FOOT = 24
const LEFT = 36
const END = 3

/** A value as it went by steps, each with its interval, and the rank written above it. */
export function PlacesOverTime({ label, points, write }: PlacesProps) {
  const { ref, width } = useWidth<HTMLDivElement>()
  const placed = points.flatMap((point, index) => (point.words === null ? [] : [{ ...point, index }]))
  const scale = scaleTo(
    placed.reduce((most, { p90 }) => Math.max(most, p90), 0),
    3,
  )
  const step = (width - LEFT) / Math.max(1, points.length)
  const x = (index: number) => LEFT + (index + 0.5) * step
  const y = (value: number) => HEIGHT - FOOT - (value / scale.max) * (HEIGHT - FOOT - HEAD)
  const named = new Set([0, Math.floor((points.length - 1) / 2), points.length - 1])
  return (
    <div ref={ref} style={{ minHeight: HEIGHT }}>
      {width > 0 && (
        <svg className={styles.plot} width={width} height={HEIGHT} role="list" aria-label={label}>
          <g aria-hidden="true">
            <ValueAxis ticks={scale.ticks} from={LEFT} to={width} y={y} write={write} />
            {points.map(
              ({ at }, index) =>
                named.has(index) && (
                  <text key={at} className={styles.axis} x={x(index)} y={HEIGHT - 10} textAnchor="middle">
                    {dayAndMonth(at)}
                  </text>
                ),
            )}
            <path className={styles.steps} d={steps(placed.map(({ index, mean }) => [x(index), y(mean)]))} />
          </g>
          {placed.map(({ at, index, rank, mean, p10, p90, ring, words }) => (
            <g key={at} className={styles.mark} role="listitem" tabIndex={0} aria-label={words}>
              <rect className={styles.hit} x={x(index) - step / 2} y={0} width={step} height={HEIGHT - FOOT}>
                <title>{words}</title>
              </rect>
              <g className={styles.span} aria-hidden="true">
                <line x1={x(index)} x2={x(index)} y1={y(p10)} y2={y(p90)} />
                <line x1={x(index) - END} x2={x(index) + END} y1={y(p10)} y2={y(p10)} />
                <line x1={x(index) - END} x2={x(index) + END} y1={y(p90)} y2={y(p90)} />
              </g>
              <circle className={ring ? styles.avoidedRing : styles.avoided} cx={x(index)} cy={y(mean)} r="3.5" />
              <text className={styles.figure} x={x(index)} y={y(p90) - 10} textAnchor="middle" aria-hidden="true">
                {ordinal(rank)}
              </text>
            </g>
          ))}
        </svg>
      )}
    </div>
  )
}

/** Along to each next point, then up or down to it. */
const steps = (points: readonly (readonly [number, number])[]): string =>
  points
    .map(([x, y], index) => (index === 0 ? `M${x.toFixed(1)} ${y.toFixed(1)}` : `H${x.toFixed(1)}V${y.toFixed(1)}`))
    .join('')
