import { useMemo } from 'react'
import { CartesianGrid, ScatterChart, XAxis, YAxis } from 'recharts'
import { diagonals, leastShown, logAxis } from './log-scale.ts'
import type { ScatterPoint } from './point.ts'
import { BELOW_AXIS } from './point-mark.tsx'
import styles from './scatter.module.css'
import { ScatterMarks } from './scatter-marks.tsx'

interface ScatterProps {
  readonly points: readonly ScatterPoint[]
  readonly cut: number | null
  readonly open: string | undefined
  readonly onOpen: (id: string) => void
}

const MARGIN = { top: 10, right: 10, bottom: 0, left: 0 }

/** Value by effort, both logarithmic, so that equal leverage is a straight diagonal. Points without value are left out. */
export function Scatter({ points, cut, open, onOpen }: ScatterProps) {
  const shown = useMemo(() => points.filter(({ x, y }) => x > 0 && y > 0), [points])
  const { xAxis, yAxis, lines } = useMemo(() => axesOf(shown), [shown])
  return (
    <>
      <div className={styles.chart}>
        <ScatterChart responsive style={{ width: '100%', height: '100%' }} margin={MARGIN} accessibilityLayer={false}>
          <CartesianGrid
            className={styles.grid ?? ''}
            verticalValues={[...xAxis.ticks]}
            horizontalValues={[...yAxis.ticks]}
          />
          <XAxis {...axis(xAxis)} dataKey="x" height={28} />
          <YAxis {...axis(yAxis)} dataKey="y" width={32} />
          <ScatterMarks
            points={shown}
            xAxis={xAxis}
            yAxis={yAxis}
            lines={lines}
            cut={cut}
            open={open}
            onOpen={onOpen}
          />
        </ScatterChart>
      </div>
      <div className={styles.legend} aria-hidden="true">
        {cut !== null && (
          <span>
            <Stroke look={styles.cut} /> cut line, {cut.toPrecision(2)} a week
          </span>
        )}
        <span>
          <Stroke look={styles.diagonal} /> equal leverage
        </span>
        {shown.some(({ y }) => y < yAxis.from) && (
          <span>
            <svg width="8" height="8" viewBox="-4.5 -3.5 9 9" aria-hidden="true">
              <path className={styles.ring} d={BELOW_AXIS} />
            </svg>{' '}
            lower
          </span>
        )}
      </div>
    </>
  )
}

const axis = ({ from, to, ticks }: ReturnType<typeof logAxis>) => ({
  type: 'number' as const,
  scale: 'log' as const,
  domain: [from, to] as [number, number],
  ticks: [...ticks],
  interval: 0,
  allowDataOverflow: true,
  tickLine: false,
  axisLine: { className: styles.frame ?? '', stroke: 'var(--line)' },
  tick: { className: styles.tick ?? '', fill: 'var(--ink3)', fontSize: 11 },
  tickMargin: 6,
  tickFormatter: String,
})

/** Axes that hold every point and the ends of most intervals: an interval that reaches towards 0 leaves the plot. */
function axesOf(points: readonly ScatterPoint[]) {
  const least = (figures: readonly number[]) =>
    figures.reduce((low, figure) => Math.min(low, figure), Number.POSITIVE_INFINITY)
  const most = (figures: readonly number[]) => figures.reduce((high, figure) => Math.max(high, figure), 0)
  if (points.length === 0) return { xAxis: logAxis(1, 10), yAxis: logAxis(1, 10), lines: [] }
  const x = points.map((point) => point.x)
  const y = points.map((point) => point.y)
  const highest = Math.min(most(y) * 1.6, most(points.map(({ yHigh }) => yHigh)))
  const yAxis = logAxis(leastShown(least(y) * 0.8, highest), highest)
  return {
    xAxis: logAxis(
      Math.min(least(x) * 0.9, least(points.map(({ xLow }) => xLow))),
      most(points.map(({ xHigh }) => xHigh)),
    ),
    yAxis,
    lines: diagonals(
      points.filter((point) => point.y >= yAxis.from).map((point) => point.y / point.x),
      4,
    ),
  }
}

function Stroke({ look }: { readonly look: string | undefined }) {
  return (
    <svg width="22" height="8" aria-hidden="true">
      <line className={look} x1="0" x2="22" y1="4" y2="4" />
    </svg>
  )
}
