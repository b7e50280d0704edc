import { percent } from '../../../model/format.ts'
import { Pareto } from '../../charts/pareto.tsx'
import { ChartFrame } from '../../components/chart-frame/chart-frame.tsx'
import { cellTitle, paretoTitle } from './findings.ts'
import { type AreasView, evidenceOf } from './view.ts'

const MOST_BARS = 30

/** How few cells hold most of the loss. */
export function ParetoChart({ view }: { readonly view: AreasView }) {
  const { cells, measure, total, unit, write, titleOf } = view
  return (
    <ChartFrame
      title={paretoTitle(view)}
      caption={`Expected loss of each cell, ${unit}, largest first, and the share that those up to it hold`}
      file="pareto"
      data={{
        columns: [
          { title: 'Service', name: 'service' },
          { title: 'Cause', name: 'cause' },
          { title: unit, name: 'expected' },
          { title: 'Share', name: 'share', write: (share) => percent(share) },
        ],
        rows: cells.map((cell) => [
          titleOf(cell.service),
          cell.cause,
          cell.expected[measure],
          total > 0 ? cell.expected[measure] / total : 0,
        ]),
      }}
    >
      <Pareto
        label={paretoTitle(view)}
        total={total}
        write={write}
        bars={cells.slice(0, MOST_BARS).map((cell) => ({
          id: `${cell.service},${cell.cause}`,
          title: cellTitle(cell, titleOf),
          value: cell.expected[measure],
          evidence: evidenceOf(cell),
        }))}
      />
    </ChartFrame>
  )
}
