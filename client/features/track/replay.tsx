import type { BacktestReport } from '../../../model/contract/backtest.ts'
import { CapturedChart } from './captured-chart.tsx'
import { Constants } from './constants.tsx'
import { CoverageChart } from './coverage-chart.tsx'
import { DifferencesChart } from './differences-chart.tsx'
import { IntervalsChart } from './intervals-chart.tsx'
import { ScoreChart } from './score-chart.tsx'
import styles from './track.module.css'

interface ReplayProps {
  readonly report: BacktestReport
  /** As the address has it; one that was not replayed gives the last. */
  readonly quarter: string | undefined
  readonly onChoose: (quarter: string) => void
}

/** Past quarters as pictures: was the order right, and did the intervals hold. */
export function Replay({ report, quarter, onChoose }: ReplayProps) {
  const names = report.quarters.map((one) => one.quarter)
  const chosen = names.find((name) => name === quarter) ?? names.at(-1) ?? ''
  return (
    <div className={styles.columns}>
      <div className={styles.stack}>
        <CapturedChart report={report} />
        <DifferencesChart report={report} />
        <ScoreChart report={report} />
        <Constants report={report} />
      </div>
      <div className={styles.stack}>
        <CoverageChart report={report} quarter={chosen} onChoose={onChoose} />
        <IntervalsChart report={report} quarter={chosen} onChoose={onChoose} />
      </div>
    </div>
  )
}
