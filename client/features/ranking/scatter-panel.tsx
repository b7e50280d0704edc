import { useNavigate } from '@tanstack/react-router'
import { lazy, memo, Suspense, useCallback, useContext, useMemo } from 'react'
import { leverage, percent, weeks } from '../../../model/format.ts'
import type { ScatterPoint } from '../../charts/scatter/point.ts'
import { ChartFrame } from '../../components/chart-frame/chart-frame.tsx'
import { Rendered } from '../../lib/rendered.ts'
import type { RankingRow } from './row.ts'
import styles from './side.module.css'

// The chart's library is large and the table does not need it.
const Scatter = lazy(() => import('../../charts/scatter/scatter.tsx').then((module) => ({ default: module.Scatter })))

interface PanelProps {
  readonly title: string
  readonly rows: readonly RankingRow[]
  readonly open: string | undefined
}

/** Value by effort as a chart, as a table and as a file. */
export const ScatterPanel = memo(({ title, rows, open }: PanelProps) => {
  const navigate = useNavigate()
  const rendered = useContext(Rendered)
  const points = useMemo(() => rows.map(pointOf), [rows])
  const onOpen = useCallback(
    (id: string) =>
      void navigate({ to: '/ranking', search: (search) => ({ ...search, project: id }), resetScroll: false }),
    [navigate],
  )
  return (
    <ChartFrame
      title={title}
      caption="Value, % of all pain, by effort, engineer-weeks; log scales"
      file="value-by-effort"
      data={{
        columns: COLUMNS,
        rows: rows.map((row) => [row.title, row.rank, row.value * 100, row.effort.mean, row.leverage * 100]),
      }}
    >
      <Suspense fallback={<div className={styles.waiting} />}>
        {rendered ? (
          <div className={styles.waiting} />
        ) : (
          <Scatter points={points} cut={cutLeverage(rows)} open={open} onOpen={onOpen} />
        )}
      </Suspense>
    </ChartFrame>
  )
})

const COLUMNS = [
  { title: 'Project', name: 'project' },
  { title: 'Rank', name: 'rank', write: String },
  { title: 'Value, %', name: 'value_percent', write: (value: number) => percent(value / 100) },
  { title: 'Weeks', name: 'effort_weeks', write: weeks },
  { title: 'Leverage', name: 'leverage_percent_per_week', write: (value: number) => leverage(value / 100) },
]

const pointOf = (row: RankingRow): ScatterPoint => ({
  id: row.id,
  rank: row.rank,
  title: row.title,
  x: row.effort.mean,
  xLow: row.effortInterval?.p10 ?? row.effort.low,
  xHigh: row.effortInterval?.p90 ?? row.effort.high,
  y: row.value * 100,
  yLow: (row.valueInterval?.p10 ?? row.value) * 100,
  yHigh: (row.valueInterval?.p90 ?? row.value) * 100,
  ring: row.aboveLine === false,
})

/** Half way between the last project above the line and the first below, percent a week; null unless there are both. */
function cutLeverage(rows: readonly RankingRow[]): number | null {
  const above = rows.findLast(({ aboveLine }) => aboveLine === true)
  const below = rows.find(({ aboveLine }) => aboveLine === false)
  return above && below ? ((above.leverage + below.leverage) / 2) * 100 : null
}
