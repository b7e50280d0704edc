import type { BacktestReport } from '../../../model/contract/backtest.ts'
import { sentence } from '../../../model/format.ts'
import { Spans } from '../../charts/spans.tsx'
import { rangeScale } from '../../charts/tornado/scale.ts'
import { ChartFrame } from '../../components/chart-frame/chart-frame.tsx'
import { differencesTitle, verdictOf, verdictWords } from './findings.ts'

const points = (share: number): string => {
  const value = (share * 100).toFixed(1)
  return share > 0.0005 ? `+${value}` : Number(value) === 0 ? '0.0' : value.replace('-', '−')
}

/** By how much Leverage captured more than each simple order, and whether chance explains it. */
export function DifferencesChart({ report }: { readonly report: BacktestReport }) {
  const orders = report.orders.filter(({ order }) => order !== 'leverage')
  const ends = orders.flatMap(({ capturedDifference: range }) => (range ? [range.low, range.high] : []))
  const reach = Math.max(0.01, ...ends.map(Math.abs)) * 1.05
  return (
    <ChartFrame
      title={differencesTitle(report)}
      caption="Points of loss that Leverage captured more, mean and paired 90% interval over quarters; left of 0 the simple order did better"
      file="orders-compared"
      data={{
        columns: [
          { title: 'Order', name: 'order' },
          { title: 'Leverage captured more', name: 'captured_difference', write: points },
          { title: 'From', name: 'low', write: points },
          { title: 'To', name: 'high', write: points },
          { title: 'Spearman', name: 'spearman', write: (value) => value.toFixed(2) },
          { title: 'Quarters it won', name: 'quarters_won', write: String },
          { title: 'Against chance', name: 'verdict' },
        ],
        rows: orders.map((order) => [
          order.title,
          order.capturedDifference?.mean ?? '',
          order.capturedDifference?.low ?? '',
          order.capturedDifference?.high ?? '',
          order.spearman ?? '',
          order.quartersWon,
          verdictWords[verdictOf(order)],
        ]),
      }}
    >
      <Spans
        label={differencesTitle(report)}
        scale={rangeScale([-reach, reach], 4)}
        writeTick={(share) => `${points(share).replace('.0', '')}`}
        through={0}
        room={{ names: 128, figures: 132 }}
        rows={orders.map((order) => {
          const range = order.capturedDifference
          const verdict = verdictOf(order)
          const figure = range ? `${points(range.mean)}, ${verdictWords[verdict]}` : verdictWords[verdict]
          return {
            id: order.order,
            title: sentence(order.title),
            line: range ? { from: range.low, to: range.high, hasEnds: true } : null,
            marks: range
              ? [{ value: range.mean, look: verdict === 'alike' ? 'ring' : verdict === 'better' ? 'loss' : 'avoided' }]
              : [],
            figure,
            isStrong: verdict === 'better' || verdict === 'worse',
            words: range
              ? `${sentence(order.title)}: Leverage captured ${points(range.mean)} points more, 90% interval ${points(range.low)} to ${points(range.high)}, ${verdictWords[verdict]}`
              : `${sentence(order.title)}: too few quarters to compare`,
          }
        })}
      />
    </ChartFrame>
  )
}
