import type { BacktestReport } from '../../../model/contract/backtest.ts'
import { list, percent } from '../../../model/format.ts'
import { LineSwatch, Lines } from '../../charts/lines/lines.tsx'
import { rangeScale } from '../../charts/tornado/scale.ts'
import { ChartFrame } from '../../components/chart-frame/chart-frame.tsx'
import { useNarrow } from '../../lib/use-media.ts'
import { capturedCaption, capturedTitle } from './findings.ts'
import { shortQuarter } from './quarter.ts'

/** How much of what came lay where each order had said. */
export function CapturedChart({ report }: { readonly report: BacktestReport }) {
  const { quarters, orders } = report
  const narrow = useNarrow()
  const chance = quarters.reduce((sum, quarter) => sum + quarter.chance, 0) / quarters.length
  const shares = quarters.flatMap((quarter) => Object.values(quarter.orders).flatMap(({ captured }) => captured ?? []))
  const low = Math.max(0, Math.min(...shares, chance) - 0.05)
  const high = Math.min(1, Math.max(...shares) + 0.05)
  const lines = orders.map(({ order, title, captured }) => ({
    id: order,
    title: `${title}, mean ${captured === null ? 'unknown' : percent(captured, 0)}`,
    values: quarters.map((quarter) => quarter.orders[order].captured),
    isMain: order === 'leverage',
  }))
  return (
    <ChartFrame
      title={capturedTitle(report)}
      caption={capturedCaption(report)}
      file="loss-captured"
      data={{
        columns: [
          { title: 'Quarter', name: 'quarter' },
          ...orders.map(({ order, title }) => ({
            title,
            name: `${order}_captured_share`,
            write: (share: number) => percent(share, 0),
          })),
          { title: 'Blind choice', name: 'chance_share', write: (share) => percent(share, 0) },
        ],
        rows: quarters.map((quarter) => [
          quarter.quarter,
          ...orders.map(({ order }) => quarter.orders[order].captured ?? ''),
          quarter.chance,
        ]),
      }}
      legend={
        narrow && (
          <>
            {lines.map(({ id, title, isMain }, index) => (
              <span key={id}>
                <LineSwatch index={index} isMain={isMain} /> {title}
              </span>
            ))}
            <span>dotted: blind choice, {percent(chance, 0)}</span>
          </>
        )
      }
    >
      <Lines
        label={capturedTitle(report)}
        scale={rangeScale([low, high], 5)}
        writeTick={(share) => percent(share, 0)}
        level={{ value: chance, title: `blind choice, ${percent(chance, 0)}` }}
        lines={lines}
        places={quarters.map((quarter) => ({
          title: shortQuarter(quarter.quarter),
          words: `${quarter.quarter}: ${list(
            orders.map(({ order, title }) => {
              const { captured } = quarter.orders[order]
              return `${title} ${captured === null ? 'unknown' : percent(captured, 0)}`
            }),
          )} of the loss captured`,
        }))}
      />
    </ChartFrame>
  )
}
