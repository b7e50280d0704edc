import type { BacktestReport } from '../../../model/contract/backtest.ts'
import { amount } from '../../../model/format.ts'
import { Spans } from '../../charts/spans.tsx'
import { rangeScale } from '../../charts/tornado/scale.ts'
import { ChartFrame } from '../../components/chart-frame/chart-frame.tsx'
import { scoreTitle, scoreWords } from './findings.ts'
import styles from './track.module.css'

/** Forecasts against the forecast that anybody can make: the past quarters again. */
export function ScoreChart({ report }: { readonly report: BacktestReport }) {
  const { quarters } = report
  const most = Math.max(1, ...quarters.flatMap(({ crps, pastCrps }) => [crps, pastCrps])) * 1.05
  return (
    <div>
      <ChartFrame
        title={scoreTitle(report)}
        caption="Mean miss of a forecast (CRPS), service minutes: repeating the service’s own past quarters as a ring, Leverage as a dot"
        file="forecast-score"
        data={{
          columns: [
            { title: 'Quarter', name: 'quarter' },
            { title: 'Leverage', name: 'crps_minutes' },
            { title: 'Past quarters repeated', name: 'past_crps_minutes' },
            { title: 'Lost to all', name: 'lost_minutes' },
          ],
          rows: quarters.map(({ quarter, crps, pastCrps, lost }) => [quarter, crps, pastCrps, lost]),
        }}
      >
        <Spans
          label={scoreTitle(report)}
          scale={rangeScale([0, most], 4)}
          room={{ names: 60, figures: 60 }}
          rows={quarters.map(({ quarter, crps, pastCrps }) => ({
            id: quarter,
            title: quarter,
            line: { from: Math.min(crps, pastCrps), to: Math.max(crps, pastCrps), hasEnds: false },
            marks: [
              { value: pastCrps, look: 'ring' },
              { value: crps, look: crps <= pastCrps ? 'avoided' : 'loss' },
            ],
            figure: amount(crps),
            words: `${quarter}: Leverage missed by ${amount(crps)} minutes, past quarters repeated by ${amount(pastCrps)}`,
          }))}
        />
      </ChartFrame>
      <p className={styles.quiet}>{scoreWords(report)}</p>
    </div>
  )
}
