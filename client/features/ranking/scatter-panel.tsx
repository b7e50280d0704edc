import { useNavigate } from '@tanstack/react-router'
import { lazy, memo, Suspense, useCallback, useMemo, useState } from 'react'
import { leverage, percent, weeks } from '../../../model/format.ts'
import type { ScatterPoint } from '../../charts/scatter/point.ts'
import { Button } from '../../components/button.tsx'
import { downloadCsv } from '../../lib/csv.ts'
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
  const [asTable, setAsTable] = useState(false)
  const navigate = useNavigate()
  const points = useMemo(() => rows.map(pointOf), [rows])
  const onOpen = useCallback(
    (id: string) =>
      void navigate({ to: '/ranking', search: (search) => ({ ...search, project: id }), resetScroll: false }),
    [navigate],
  )
  return (
    <section>
      <div className={styles.chartHead}>
        <h2>{title}</h2>
        <Button kind="quiet" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? 'Chart' : 'Table'}
        </Button>
        <Button kind="quiet" onClick={() => downloadCsv('value-by-effort.csv', csvOf(rows))}>
          CSV
        </Button>
      </div>
      <p className={styles.caption}>Value, % of all pain, by effort, engineer-weeks; log scales</p>
      {asTable ? (
        <PointTable rows={rows} />
      ) : (
        <Suspense fallback={<div className={styles.waiting} />}>
          <Scatter points={points} cut={cutLeverage(rows)} open={open} onOpen={onOpen} />
        </Suspense>
      )}
    </section>
  )
})

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

function csvOf(rows: readonly RankingRow[]) {
  return [
    ['rank', 'project', 'value_percent', 'effort_weeks', 'leverage_percent_per_week'],
    ...rows.map((row) => [row.rank, row.title, row.value * 100, row.effort.mean, row.leverage * 100]),
  ]
}

function PointTable({ rows }: { readonly rows: readonly RankingRow[] }) {
  return (
    <table className={styles.points}>
      <thead>
        <tr>
          <th scope="col">Project</th>
          <th scope="col">Value</th>
          <th scope="col">Weeks</th>
          <th scope="col">Leverage</th>
        </tr>
      </thead>
      <tbody className="number">
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              {row.rank} {row.title}
            </th>
            <td>{percent(row.value)}</td>
            <td>{weeks(row.effort.mean)}</td>
            <td>{leverage(row.leverage)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
