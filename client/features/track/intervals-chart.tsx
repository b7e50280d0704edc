import type { BacktestReport } from '../../../model/contract/backtest.ts'
import { amount } from '../../../model/format.ts'
import { columnMax } from '../../charts/scale.ts'
import { Spans } from '../../charts/spans.tsx'
import { rangeScale } from '../../charts/tornado/scale.ts'
import { ChartFrame } from '../../components/chart-frame/chart-frame.tsx'
import { intervalsTitle } from './findings.ts'
import styles from './track.module.css'

const MOST = 16
const LOOKS = { inside: 'ink', above: 'loss', below: 'avoided' } as const
const WORDS = { inside: 'inside', above: 'more than P90', below: 'less than P10' } as const

interface IntervalsProps {
  readonly report: BacktestReport
  readonly quarter: string
  readonly onChoose: (quarter: string) => void
}

/** What was forecast for a quarter, and what came. */
export function IntervalsChart({ report, quarter, onChoose }: IntervalsProps) {
  const rows = report.services.flatMap(({ service, title, cells }) =>
    cells.filter((cell) => cell.quarter === quarter).map((cell) => ({ ...cell, service, title })),
  )
  const shown = rows.slice(0, MOST)
  const most = columnMax(shown.flatMap(({ p90, observed }) => [p90, observed]))
  return (
    <ChartFrame
      title={intervalsTitle(report, quarter)}
      caption="Service minutes lost: forecast P10 to P90 with its median as a tick; what came as a dot and a figure"
      file={`intervals-${quarter.replace(' ', '-')}`}
      data={{
        columns: [
          { title: 'Service', name: 'service' },
          { title: 'P10', name: 'p10_minutes' },
          { title: 'Median', name: 'p50_minutes' },
          { title: 'P90', name: 'p90_minutes' },
          { title: 'Came', name: 'observed_minutes' },
          { title: 'Where', name: 'side' },
        ],
        rows: rows.map(({ title, p10, p50, p90, observed, side }) => [title, p10, p50, p90, observed, side]),
      }}
      legend={
        <label className={styles.choice}>
          Quarter
          <select value={quarter} onChange={({ target }) => onChoose(target.value)}>
            {report.quarters.map((one) => (
              <option key={one.quarter}>{one.quarter}</option>
            ))}
          </select>
        </label>
      }
    >
      <Spans
        label={intervalsTitle(report, quarter)}
        scale={rangeScale([0, Math.max(1, most)], 5)}
        rows={shown.map(({ service, title, p10, p50, p90, observed, side }) => ({
          id: service,
          title,
          line: { from: p10, to: p90, hasEnds: true },
          tick: p50,
          marks: [{ value: observed, look: LOOKS[side] }],
          figure: amount(observed),
          isStrong: side !== 'inside',
          words: `${title}: ${amount(observed)} minutes came, forecast ${amount(p10)} to ${amount(p90)}, ${WORDS[side]}`,
        }))}
      />
    </ChartFrame>
  )
}
