import { percent } from '../../../model/format.ts'
import type { ShareStep } from '../../../model/loss/share.ts'
import { useWidth } from '../../lib/use-width.ts'
import { scaleTo } from '../scale.ts'
import styles from './course.module.css'
import { type Moment, namedMoments, outline } from './outline.ts'

interface CourseProps {
  readonly label: string
  readonly without: readonly ShareStep[]
  readonly withProject: readonly ShareStep[]
  readonly moments: readonly Moment[]
  readonly writeTime: (moment: number) => string
}

const HEIGHT = 240
const LEFT = 40
const RIGHT = 24
const HEAD = 12
const FOOT = 40
/** Pixels that a name of a moment takes. */
const NAME = 56

/** The share that failed over time, and what a project would have left of it. */
export function Course({ label, without, withProject, moments, writeTime }: CourseProps) {
  const { ref, width } = useWidth<HTMLDivElement>()
  const peak = [...without, ...withProject].reduce((most, { share }) => Math.max(most, share), 0)
  const scale = scaleTo(Math.max(peak, 0.001) * 1.05, 4)
  const times = [...moments.map(({ at }) => at), ...without.flatMap(({ from, to }) => [from, to])]
  const [first, last] = [Math.min(...times), Math.max(...times)]
  const margin = (last - first) * 0.06 || 60_000
  const start = first - margin
  const x = (moment: number) => LEFT + ((moment - start) / (last + margin - start)) * (width - LEFT - RIGHT)
  const y = (share: number) => HEAD + (HEIGHT - HEAD - FOOT) * (1 - share / scale.max)
  return (
    <div ref={ref} style={{ minHeight: HEIGHT }}>
      {width > 0 && (
        <svg className={styles.course} width={width} height={HEIGHT} role="img" aria-label={label}>
          {scale.ticks.map((tick) => (
            <g key={tick}>
              <line className={tick === 0 ? styles.base : styles.grid} x1={LEFT} x2={width} y1={y(tick)} y2={y(tick)} />
              <text className={styles.axis} x={LEFT - 8} y={y(tick)} textAnchor="end">
                {percent(tick, Math.max(0, scale.digits - 2))}
              </text>
            </g>
          ))}
          <path className={styles.without} d={outline(without, x, y)} />
          <path className={styles.with} d={outline(withProject, x, y)} />
          {namedMoments(moments, x, NAME).map(({ title, at }) => (
            <g key={title}>
              <line className={styles.base} x1={x(at)} x2={x(at)} y1={y(0)} y2={y(0) + 5} />
              <text className={styles.time} x={x(at)} y={y(0) + 14} textAnchor="middle">
                {writeTime(at)}
              </text>
              <text className={styles.axis} x={x(at)} y={y(0) + 28} textAnchor="middle">
                {title}
              </text>
            </g>
          ))}
        </svg>
      )}
    </div>
  )
}
