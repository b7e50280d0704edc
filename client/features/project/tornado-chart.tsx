import { leverage } from '../../../model/format.ts'
import type { ProjectInsight } from '../../../model/insight/insight.ts'
import { rivalName } from '../../../model/insight/words.ts'
import { Tornado } from '../../charts/tornado/tornado.tsx'
import { ChartFrame } from '../../components/chart-frame/chart-frame.tsx'
import { rangeWords } from './findings.ts'

const MOST = 7

/** How far each estimate alone moves the leverage, and across which line. */
export function TornadoChart({ insight }: { readonly insight: ProjectInsight }) {
  const { inputs, words, id, rival } = insight
  return (
    <ChartFrame
      title={words.tornado}
      caption="Leverage, % a week, as one estimate goes from P10 to P90 and all others stay"
      file={`${id}-tornado`}
      data={{
        columns: [
          { title: 'Estimate', name: 'estimate' },
          { title: 'P10 to P90', name: 'range' },
          { title: 'Leverage low', name: 'leverage_low', write: leverage },
          { title: 'Leverage high', name: 'leverage_high', write: leverage },
          { title: 'Breaks even', name: 'break_even' },
        ],
        rows: inputs.map((input) => [
          input.label,
          rangeWords(input),
          Math.min(input.low.leverage, input.high.leverage),
          Math.max(input.low.leverage, input.high.leverage),
          input.words,
        ]),
      }}
    >
      <Tornado
        label={words.tornado}
        lines={inputs.slice(0, MOST).map((input) => ({
          key: input.key,
          title: input.label,
          range: rangeWords(input),
          low: input.low.leverage,
          high: input.high.leverage,
        }))}
        now={insight.leverage}
        line={rival && { title: rivalName(rival) === 'the cut line' ? 'cut line' : 'next best', at: rival.leverage }}
        write={leverage}
      />
    </ChartFrame>
  )
}
