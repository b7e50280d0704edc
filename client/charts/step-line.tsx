import { useWidth } from '../lib/use-width.ts'
import { type Box, freePlace } from './free-place.ts'
import styles from './plot.module.css'
import { scaleTo } from './scale.ts'
import { ValueAxis } from './value-axis.tsx'

export interface StepPoint {
  readonly id: string
  readonly x: number
  /** Null: nothing can be had there. */
  readonly y: number | null
  readonly words: string
}

interface StepLineProps {
  readonly label: string
  /** Ascending by x. */
  readonly points: readonly StepPoint[]
  /** A dashed line at what there is, with its name. */
  readonly at: { readonly x: number; readonly title: string } | null
  /** Where somebody stands beside the line, with its name. */
  readonly ring: { readonly x: number; readonly y: number; readonly title: string } | null
  readonly writeX: (value: number) => string
  readonly writeY: (value: number) => string
  /** Left out: points are looked at only. */
  readonly onChoose?: (id: string) => void
}

const HEIGHT = 208
const HEAD = 16
const FOOT = 28
const LEFT = 36
const RIGHT = 12

/** A value that grows by steps, each of its points within reach of pointer and keyboard. */
export function StepLine({ label, points, at, ring, writeX, writeY, onChoose }: StepLineProps) {
  const { ref, width } = useWidth<HTMLDivElement>()
  const plot = Math.max(0, width - LEFT - RIGHT)
  const most = points.reduce((largest, point) => Math.max(largest, point.x), ring?.x ?? 0) || 1
  const scale = scaleTo(
    points.reduce((largest, { y }) => Math.max(largest, y ?? 0), ring?.y ?? 0),
    4,
  )
  const bottom = HEIGHT - FOOT
  const x = (value: number) => LEFT + (Math.min(value, most) / most) * plot
  const y = (value: number) => bottom - (value / scale.max) * (bottom - HEAD)
  const reach = points.length > 1 ? plot / (points.length - 1) : plot
  const isAtEnd = at !== null && x(at.x) > LEFT + plot * 0.7
  const drawn = at
    ? [...stepBoxes(points, x, y), ...atBoxes(at.title, x(at.x), bottom, isAtEnd)]
    : stepBoxes(points, x, y)
  const within = { left: LEFT, right: LEFT + plot, top: 0, bottom }
  const named = ring && freePlace(ring.title, x(ring.x), y(ring.y), within, drawn)
  const ticks = [0, most / 3, (2 * most) / 3, most]
  return (
    <div ref={ref} style={{ minHeight: HEIGHT }}>
      {width > 0 && (
        <svg className={styles.plot} width={width} height={HEIGHT} role="group" aria-label={label}>
          <g aria-hidden="true">
            <ValueAxis ticks={scale.ticks} from={LEFT} to={LEFT + plot} y={y} write={writeY} />
            {ticks.map((tick, place) => (
              <text
                key={tick}
                className={styles.axis}
                x={x(tick)}
                y={HEIGHT - 14}
                textAnchor={place === 0 ? 'start' : place === ticks.length - 1 ? 'end' : 'middle'}
              >
                {writeX(tick)}
              </text>
            ))}
            <path className={styles.steps} d={stepPath(points, x, y)} />
            {at && (
              <>
                <line className={styles.cut} x1={x(at.x)} x2={x(at.x)} y1={HEAD - 8} y2={bottom} />
                <text
                  className={styles.strong}
                  x={x(at.x) + (isAtEnd ? -6 : 6)}
                  y={bottom - 12}
                  textAnchor={isAtEnd ? 'end' : 'start'}
                >
                  {at.title}
                </text>
              </>
            )}
          </g>
          {points.map(({ id, y: value, words, ...point }) =>
            value === null ? null : onChoose ? (
              <g
                key={id}
                className={`${styles.mark} ${styles.choice}`}
                role="button"
                tabIndex={0}
                aria-label={words}
                onClick={() => onChoose(id)}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' && event.key !== ' ') return
                  event.preventDefault()
                  onChoose(id)
                }}
              >
                <rect className={styles.hit} x={x(point.x) - reach / 2} y={HEAD} width={reach} height={bottom - HEAD}>
                  <title>{words}</title>
                </rect>
                <circle className={styles.avoided} cx={x(point.x)} cy={y(value)} r={point.x === at?.x ? 4.5 : 3} />
              </g>
            ) : (
              <circle key={id} className={styles.avoided} cx={x(point.x)} cy={y(value)} r={point.x === at?.x ? 4.5 : 3}>
                <title>{words}</title>
              </circle>
            ),
          )}
          {ring && named && (
            <g aria-hidden="true" pointerEvents="none">
              <circle className={styles.avoidedRing} cx={x(ring.x)} cy={y(ring.y)} r="4.5" />
              <text x={named.x} y={named.y} textAnchor={named.anchor}>
                {ring.title}
              </text>
            </g>
          )}
        </svg>
      )}
    </div>
  )
}

/** The steps as boxes: each way along and each way up. */
function stepBoxes(points: readonly StepPoint[], x: (value: number) => number, y: (value: number) => number): Box[] {
  const reached = points.flatMap((point) => (point.y === null ? [] : [{ x: x(point.x), y: y(point.y) }]))
  return reached.slice(1).flatMap((to, before) => {
    const from = reached[before] ?? to
    return [
      { left: from.x, right: to.x, top: from.y, bottom: from.y },
      { left: to.x, right: to.x, top: to.y, bottom: from.y },
    ]
  })
}

/** The dashed line, and its name at the foot. */
const atBoxes = (title: string, x: number, bottom: number, isAtEnd: boolean): Box[] => {
  const width = title.length * 6.5 + 6
  return [
    { left: x, right: x, top: 0, bottom },
    { left: isAtEnd ? x - width : x, right: isAtEnd ? x : x + width, top: bottom - 20, bottom: bottom - 4 },
  ]
}

function stepPath(points: readonly StepPoint[], x: (value: number) => number, y: (value: number) => number): string {
  let last: number | null = null
  return points
    .map((point) => {
      if (point.y === null) return ''
      const part =
        last === null
          ? `M${x(point.x).toFixed(1)} ${y(point.y).toFixed(1)}`
          : `H${x(point.x).toFixed(1)}V${y(point.y).toFixed(1)}`
      last = point.y
      return part
    })
    .join('')
}
