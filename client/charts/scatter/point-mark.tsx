import type { KeyboardEvent } from 'react'
import { percent, weeks } from '../../../model/format.ts'
import type { ScatterPoint } from './point.ts'
import styles from './scatter.module.css'

interface PointProps {
  readonly point: ScatterPoint
  /** Where it stands, in pixels. */
  readonly x: number
  readonly y: number
  readonly first: boolean
  /** Its value is less than the axis shows. */
  readonly beyond: boolean
  readonly open: boolean
  readonly onOpen: (id: string) => void
}

/** Points down: less than the axis shows. */
export const BELOW_AXIS = 'M-4-3H4L0 4Z'

/** One dot, or a ring below the cut, that opens what it stands for. */
export function PointMark({ point, x, y, first, beyond, open, onOpen }: PointProps) {
  const text = `${point.rank}. ${point.title}: ${percent(point.y / 100)} of all pain for ${weeks(point.x)} weeks`
  return (
    <g
      className={styles.point}
      role="button"
      tabIndex={first ? 0 : -1}
      data-open={open}
      aria-label={text}
      onClick={() => onOpen(point.id)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onOpen(point.id)
      }}
    >
      <title>{text}</title>
      <circle className={styles.halo} cx={x} cy={y} r="7.5" />
      {beyond ? (
        <path className={point.ring ? styles.ring : styles.dot} d={BELOW_AXIS} transform={`translate(${x} ${y - 4})`} />
      ) : (
        <circle className={point.ring ? styles.ring : styles.dot} cx={x} cy={y} r={point.ring ? 3.75 : 4} />
      )}
    </g>
  )
}

/** One tab stop for all points; arrows go through them in rank order. */
export function moveFocus(event: KeyboardEvent<SVGGElement>): void {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  const all = [...event.currentTarget.querySelectorAll<SVGGElement>('[role="button"]')]
  const next = all[all.indexOf(event.target as SVGGElement) + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}
