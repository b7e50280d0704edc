import { PROVENANCES } from '../../../model/evidence/provenance.ts'
import { percent } from '../../../model/format.ts'
import type { ProjectInsight } from '../../../model/insight/insight.ts'
import { ProvenanceSwatch } from '../../charts/bars.tsx'
import { Waterfall } from '../../charts/waterfall/waterfall.tsx'
import { Button } from '../../components/button.tsx'
import { ChartFrame } from '../../components/chart-frame/chart-frame.tsx'
import { drawnSteps } from './findings.ts'

interface WaterfallChartProps {
  readonly insight: ProjectInsight
  readonly onOpen: (key: string) => void
}

/** From the loss of the services that a project touches down to what it leaves of it. */
export function WaterfallChart({ insight, onOpen }: WaterfallChartProps) {
  const { waterfall, words, id } = insight
  const ends = waterfall.filter(({ kind }) => kind === 'total' || kind === 'elsewhere')
  return (
    <ChartFrame
      title={words.waterfall}
      caption="Expected loss in a year under this lens, % of all pain; every bar opens its rows"
      file={`${id}-waterfall`}
      data={{
        columns: [
          { title: 'Bar', name: 'bar' },
          { title: '% of all pain', name: 'share_of_pain', write: (share) => percent(share, 2) },
          { title: 'Customer minutes', name: 'customer_minutes' },
          { title: insight.currency ?? 'Money', name: 'money' },
          { title: 'Responder hours', name: 'responder_hours' },
          { title: 'Points', name: 'points' },
          { title: 'Rows', name: 'rows', write: String },
        ],
        rows: waterfall.map(({ label, pain, amount, count }) => [
          label,
          pain,
          amount.reliability,
          amount.revenue,
          amount.toil,
          amount.demand,
          count,
        ]),
      }}
      legend={
        <>
          {PROVENANCES.map((provenance) => (
            <span key={provenance}>
              <ProvenanceSwatch provenance={provenance} hue="loss" /> {provenance}
            </span>
          ))}
          {ends.map(({ key, label, pain }) => (
            <Button key={key} kind="link" onClick={() => onOpen(key)}>
              {label}, {percent(pain)}
            </Button>
          ))}
        </>
      }
    >
      <Waterfall
        label={words.waterfall}
        steps={drawnSteps(waterfall)}
        write={(value) => percent(value, value < 0.1 && value > 0 ? 1 : 0)}
        onOpen={onOpen}
      />
    </ChartFrame>
  )
}
