import { memo } from 'react'
import styles from './marks.module.css'
import { placeOn, type Scale } from './scale.ts'

interface IntervalProps {
  readonly scale: Scale
  readonly mean: number
  /** P10 and P90; null while they are being computed. */
  readonly p10: number | null
  readonly p90: number | null
  /** A ring instead of a dot: below the cut, or not certain. */
  readonly ring: boolean
  /** Intervals that do not belong to the mean yet are drawn faint. */
  readonly faint?: boolean
}

/** P10 to P90 as a line with ends, and the mean as a dot, on the scale of its column. Scales with its cell. */
export function Interval({ scale, mean, p10, p90, ring, faint = false }: IntervalProps) {
  const open = p90 !== null && p90 > scale.max
  return (
    <svg className={styles.plot} aria-hidden="true" focusable="false">
      {p10 !== null && p90 !== null && (
        <g className={styles.interval} opacity={faint ? 0.4 : 1}>
          <line x1={placeOn(scale, p10)} x2={placeOn(scale, p90)} y1="50%" y2="50%" />
          <End at={placeOn(scale, p10)} />
          {!open && <End at={placeOn(scale, p90)} />}
        </g>
      )}
      <circle className={ring ? styles.ring : styles.dot} cx={placeOn(scale, mean)} cy="50%" r="3.5" />
    </svg>
  )
}

interface EffortProps {
  readonly scale: Scale
  readonly low: number
  readonly likely: number
  readonly high: number
}

/** Low, likely and high engineer-weeks of a project. No weight moves it, so a re-rank draws it no second time. */
export const EffortMark = memo(({ scale, low, likely, high }: EffortProps) => {
  return (
    <svg className={styles.plot} aria-hidden="true" focusable="false">
      <g className={styles.effort}>
        <line x1={placeOn(scale, low)} x2={placeOn(scale, high)} y1="50%" y2="50%" />
        <End at={placeOn(scale, low)} />
        <End at={placeOn(scale, high)} />
      </g>
      <rect
        className={styles.square}
        x={placeOn(scale, likely)}
        y="50%"
        width="6"
        height="6"
        transform="translate(-3 -3)"
      />
    </svg>
  )
})

/** A short upright line at a share of the width, moved by half its own width and height to stand in its middle. */
function End({ at }: { readonly at: string }) {
  return <rect className={styles.end} x={at} y="50%" width="1.5" height="6" transform="translate(-0.75 -3)" />
}

/** The scale's ticks as hairlines through the whole height of a cell, so that rows join into one grid. */
export const GridLines = memo(({ scale }: { readonly scale: Scale }) => {
  return (
    <span className={styles.grid} aria-hidden="true">
      {scale.ticks.map((tick) => (
        <span key={tick} className={styles.gridLine} style={{ left: placeOn(scale, tick) }} />
      ))}
    </span>
  )
})

/** The scale's numbers, centred on its hairlines. */
export function AxisLabels({ scale }: { readonly scale: Scale }) {
  return (
    <span className={`${styles.axis} number`} aria-hidden="true">
      {scale.ticks.map((tick) => (
        <span key={tick} className={styles.axisLabel} style={{ left: placeOn(scale, tick) }}>
          {tick.toFixed(scale.digits)}
        </span>
      ))}
    </span>
  )
}
