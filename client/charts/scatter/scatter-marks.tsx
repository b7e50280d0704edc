import { memo, useId } from 'react'
import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts'
import { equalLeverage } from './equal-leverage.ts'
import type { LogAxis } from './log-scale.ts'
import { type PlacedLabel, placeLabels } from './place-labels.ts'
import { placeNames } from './place-names.ts'
import type { ScatterPoint } from './point.ts'
import { moveFocus, PointMark } from './point-mark.tsx'
import styles from './scatter.module.css'

interface MarksProps {
  readonly points: readonly ScatterPoint[]
  readonly xAxis: LogAxis
  readonly yAxis: LogAxis
  /** Equal leverages to draw, percent a week. */
  readonly lines: readonly number[]
  /** Leverage at the cut line, percent a week. */
  readonly cut: number | null
  readonly open: string | undefined
  readonly onOpen: (id: string) => void
}

/** Beyond these, ranks are told by the table alone. */
const MOST_LABELS = 40
/** From so many on, whiskers step back. */
const CROWDED = 60

/** What is drawn between the axes. Lives inside a chart, whose scales it takes; recharts' own marks redraw too slowly. */
export const ScatterMarks = memo(({ points, xAxis, yAxis, lines, cut, open, onOpen }: MarksProps) => {
  const clip = useId()
  const plot = usePlotArea()
  const xScale = useXAxisScale()
  const yScale = useYAxisScale()
  if (!plot || !xScale || !yScale) return null
  const x = (value: number) => xScale(Math.min(xAxis.to, Math.max(xAxis.from, value))) ?? 0
  const y = (value: number) => yScale(Math.min(yAxis.to, Math.max(yAxis.from, value))) ?? 0
  const whiskers = (point: ScatterPoint) => {
    const across = point.y < yAxis.from ? '' : `M${x(point.xLow)} ${y(point.y)}H${x(point.xHigh)}`
    return `${across}M${x(point.x)} ${y(point.yLow)}V${y(point.yHigh)}`
  }
  const area = { left: plot.x, top: plot.y, right: plot.x + plot.width, bottom: plot.y + plot.height }
  const diagonals = lines.flatMap((leverage) => {
    const line = equalLeverage(leverage, x, y, xAxis, yAxis)
    return line ? [{ ...line, name: `${leverage} a week` }] : []
  })
  const cutLine = cut === null ? null : equalLeverage(cut, x, y, xAxis, yAxis)
  const spots = points.map(({ id, rank, ...point }) => ({ id, x: x(point.x), y: y(point.y), text: String(rank) }))
  const labels = placeLabels(spots.slice(0, MOST_LABELS), spots, { ...area, top: area.top - 8, right: area.right + 8 })
  const names = placeNames(diagonals, [...spots, ...labels.flatMap(letters), ...(cutLine ? along(cutLine) : [])], area)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the points inside have the focus; arrows go between them
    <g onKeyDown={moveFocus}>
      <clipPath id={clip}>
        <rect {...plot} />
      </clipPath>
      {diagonals.map(({ name, ...line }) => (
        <line key={name} className={styles.diagonal} {...line} />
      ))}
      {cutLine && <line className={styles.cut} {...cutLine} />}
      <g clipPath={`url(#${clip})`} className={styles.whisker} opacity={points.length > CROWDED ? 0.35 : 1}>
        {points.map((point) => (
          <path key={point.id} d={whiskers(point)} />
        ))}
      </g>
      {names.map(({ name, angle, x: left, y: top }) => (
        <text key={name} className={styles.diagonalName} transform={`translate(${left} ${top}) rotate(${angle})`}>
          {name}
        </text>
      ))}
      {points.map((point, position) => (
        <PointMark
          key={point.id}
          point={point}
          x={x(point.x)}
          y={y(point.y)}
          first={position === 0}
          beyond={point.y < yAxis.from}
          open={point.id === open}
          onOpen={onOpen}
        />
      ))}
      {labels.map(({ id, text, anchor, ...at }) => (
        <text key={id} className={`${styles.label} number`} {...at} textAnchor={anchor} dominantBaseline="central">
          {text}
        </text>
      ))}
    </g>
  )
})

/** Where the letters of a label stand, for names to keep clear of. */
const letters = ({ x, y, anchor, text }: PlacedLabel) => {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - text.length * 7 : x - text.length * 3.5
  return [...text, ''].map((_, position) => ({ x: left + position * 7, y }))
}

/** Points along a line, for names to keep clear of. */
const along = ({ x1, y1, x2, y2 }: { x1: number; y1: number; x2: number; y2: number }) =>
  Array.from({ length: 24 }, (_, step) => ({ x: x1 + ((x2 - x1) * step) / 23, y: y1 + ((y2 - y1) * step) / 23 }))
