import type { BacktestReport } from '../../../model/contract/backtest.ts'
import { percent } from '../../../model/format.ts'
import { INTERVAL_SHARE } from '../../../model/insight/backtest/interval-score.ts'
import { HitGrid } from '../../charts/hit-grid.tsx'
import { ChartFrame } from '../../components/chart-frame/chart-frame.tsx'
import { coverageTitle, isOftenMissed } from './findings.ts'
import { quarterAndYear } from './quarter.ts'
import styles from './track.module.css'

const MOST = 16

interface CoverageProps {
  readonly report: BacktestReport
  readonly quarter: string
  readonly onChoose: (quarter: string) => void
}

/** Whether each loss fell inside its interval. */
export function CoverageChart({ report, quarter: chosen, onChoose }: CoverageProps) {
  const { quarters, services, coverage } = report
  const left = services.length - MOST
  return (
    <ChartFrame
      title={coverageTitle(report)}
      caption={`Loss that came against its 80% interval, each service and quarter; ${percent(coverage.share ?? 0, 0)} held, ${percent(INTERVAL_SHARE, 0)} should${left > 0 ? `. The ${MOST} with most loss; the table has all` : ''}`}
      file="interval-coverage"
      data={{
        columns: [
          { title: 'Service', name: 'service' },
          { title: 'Quarter', name: 'quarter' },
          { title: 'Came', name: 'observed_minutes' },
          { title: 'P10', name: 'p10_minutes' },
          { title: 'P90', name: 'p90_minutes' },
          { title: 'Where', name: 'side' },
        ],
        rows: services.flatMap(({ title, cells }) =>
          cells.map(({ quarter, observed, p10, p90, side }) => [title, quarter, observed, p10, p90, side]),
        ),
      }}
      legend={
        <>
          <span>
            <span className={`${styles.swatch} ${styles.inside}`} /> inside, {coverage.held}
          </span>
          <span>
            <span className={`${styles.swatch} ${styles.above}`} /> more loss than P90, {coverage.above}
          </span>
          <span>
            <span className={`${styles.swatch} ${styles.below}`} /> less than P10, {coverage.below}
          </span>
        </>
      }
    >
      <HitGrid
        label={coverageTitle(report)}
        chosen={chosen}
        onChoose={onChoose}
        columns={quarters.map(({ quarter, held, services: of }) => {
          const [title, year] = quarterAndYear(quarter)
          return { id: quarter, title, year, figure: `${held}/${of}` }
        })}
        rows={services.slice(0, MOST).map((service) => ({
          id: service.service,
          title: service.title,
          cells: quarters.map(({ quarter }) => service.cells.find((cell) => cell.quarter === quarter)?.side ?? null),
          figure: `${service.held} of ${service.cells.length}`,
          isStrong: isOftenMissed(service),
          words: `${service.title}: ${service.held} of ${service.cells.length} inside${service.cells
            .filter(({ side }) => side !== 'inside')
            .map(({ quarter, side }) => `; ${quarter} ${side}`)
            .join('')}`,
        }))}
      />
    </ChartFrame>
  )
}
