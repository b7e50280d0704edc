import { useWidth } from '../../lib/use-width.ts'
import styles from '../plot.module.css'
import type { RangeScale } from '../tornado/scale.ts'
import { ValueAxis } from '../value-axis.tsx'
import { placeEnds } from './place-ends.ts'

const SHAPES = ['circle', 'square', 'triangle', 'diamond'] as const
type Shape = (typeof SHAPES)[number]

export interface Line {
  readonly id: string
  /** With its figure: "Leverage, mean 70%". */
  readonly title: string
  /** One a place; null is a gap. */
  readonly values: readonly (number | null)[]
  /** The one discussed. */
  readonly isMain: boolean
}

interface LinesProps {
  readonly label: string
  readonly places: readonly { readonly title: string; readonly words: string }[]
  readonly lines: readonly Line[]
  /** A dotted line through all places, with its name. */
  readonly level: { readonly value: number; readonly title: string }
  readonly scale: RangeScale
  readonly writeTick: (value: number) => string
}

const HEIGHT = 240
const HEAD = 12
const FOOT = 28
const LEFT = 44
const LABELS = 196
const NARROW = 520
const PLACE = 48

/** Several lines over the same places, each named at its end; on narrow screens the caller's legend names them. */
export function Lines({ label, places, lines, level, scale, writeTick }: LinesProps) {
  const { ref, width } = useWidth<HTMLDivElement>()
  const isNarrow = width < NARROW
  const right = isNarrow ? 16 : LABELS
  const plot = Math.max(0, width - LEFT - right)
  const bottom = HEIGHT - FOOT
  const step = places.length > 1 ? (plot - 32) / (places.length - 1) : 0
  const x = (place: number) => LEFT + 16 + (places.length > 1 ? place * step : (plot - 32) / 2)
  const y = (value: number) => HEAD + (bottom - HEAD) * (1 - (value - scale.from) / (scale.to - scale.from))
  const every = Math.max(1, Math.ceil(PLACE / Math.max(1, step)))
  const ends = lines.map(({ values }) => values.findLast((value) => value !== null) ?? scale.from)
  const heights = placeEnds([...ends, level.value].map(y), 15, { top: HEAD, bottom })
  return (
    <div ref={ref} style={{ minHeight: HEIGHT }}>
      {width > 0 && (
        <svg className={styles.plot} width={width} height={HEIGHT} role="list" aria-label={label}>
          <g aria-hidden="true">
            <ValueAxis ticks={scale.ticks} from={LEFT} to={LEFT + plot} y={y} write={writeTick} />
            <line className={styles.blind} x1={LEFT} x2={LEFT + plot} y1={y(level.value)} y2={y(level.value)} />
            {lines.toReversed().map(({ id, values, isMain }) => (
              <path key={id} className={isMain ? styles.seriesMain : styles.series} d={pathOf(values, x, y)} />
            ))}
            {lines.flatMap(({ id, values, isMain }, index) =>
              values.map((value, place) =>
                value === null || isMain ? null : (
                  <path
                    key={`${id} ${places[place]?.title}`}
                    className={styles.point}
                    d={shapePath(SHAPES[index % SHAPES.length] ?? 'square', x(place), y(value))}
                  />
                ),
              ),
            )}
            {lines
              .filter(({ isMain }) => isMain)
              .flatMap(({ values }) => values)
              .map((value, place) =>
                value === null ? null : (
                  <circle key={places[place]?.title} className={styles.pointMain} cx={x(place)} cy={y(value)} r="4" />
                ),
              )}
            {!isNarrow &&
              [...lines, { id: 'level', title: level.title, isMain: false }].map(({ id, title, isMain }, index) => (
                <text
                  key={id}
                  className={isMain ? `${styles.name} ${styles.strong}` : ''}
                  x={LEFT + plot + 10}
                  y={heights[index]}
                >
                  {title}
                </text>
              ))}
          </g>
          {places.map(({ title, words }, place) => (
            <g key={title} className={styles.mark} role="listitem" tabIndex={0} aria-label={words}>
              <rect
                className={styles.hit}
                x={x(place) - Math.min(step || plot, 64) / 2}
                y={HEAD}
                width={Math.min(step || plot, 64)}
                height={bottom - HEAD + FOOT}
                fillOpacity="0.4"
              >
                <title>{words}</title>
              </rect>
              {(places.length - 1 - place) % every === 0 && (
                <text className={styles.axis} x={x(place)} y={HEIGHT - 10} textAnchor="middle">
                  {title}
                </text>
              )}
            </g>
          ))}
        </svg>
      )}
    </div>
  )
}

/** The mark of a line, for a legend. */
export function LineSwatch({ index, isMain }: { readonly index: number; readonly isMain: boolean }) {
  return (
    <svg className={styles.plot} width="22" height="10" aria-hidden="true">
      <line className={isMain ? styles.seriesMain : styles.series} x1="0" x2="22" y1="5" y2="5" />
      {isMain ? (
        <circle className={styles.pointMain} cx="11" cy="5" r="4" />
      ) : (
        <path className={styles.point} d={shapePath(SHAPES[index % SHAPES.length] ?? 'square', 11, 5)} />
      )}
    </svg>
  )
}

function pathOf(values: Line['values'], x: (place: number) => number, y: (value: number) => number): string {
  let isDown = false
  return values
    .map((value, place) => {
      const command = isDown ? 'L' : 'M'
      isDown = value !== null
      return value === null ? '' : `${command}${x(place).toFixed(1)} ${y(value).toFixed(1)}`
    })
    .join('')
}

function shapePath(shape: Shape, x: number, y: number): string {
  switch (shape) {
    case 'circle':
      return `M${x - 3.5} ${y}a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0z`
    case 'square':
      return `M${x - 3} ${y - 3}h6v6h-6z`
    case 'triangle':
      return `M${x} ${y - 4}l4 7h-8z`
    case 'diamond':
      return `M${x} ${y - 4.5}l4.5 4.5l-4.5 4.5l-4.5 -4.5z`
  }
}
