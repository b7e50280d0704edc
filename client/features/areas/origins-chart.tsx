import { amount } from '../../../model/format.ts'
import { LineBars } from '../../charts/line-bars.tsx'
import { scaleTo } from '../../charts/scale.ts'
import { ChartFrame } from '../../components/chart-frame/chart-frame.tsx'
import { originsTitle } from './findings.ts'
import type { AreasView } from './view.ts'

const MOST = 8

/** Where the incidents began that a service felt. */
export function OriginsChart({ view }: { readonly view: AreasView }) {
  const { report, titleOf } = view
  const lines = report.origins.map(({ service, own, elsewhere, unknown }) => ({
    service,
    own,
    others: elsewhere.reduce((sum, { minutes }) => sum + minutes, 0),
    elsewhere,
    unknown,
  }))
  const most = lines.slice(0, MOST).reduce((end, line) => Math.max(end, line.own + line.others + line.unknown), 0)
  return (
    <ChartFrame
      title={originsTitle(report, titleOf)}
      caption={`Customer minutes felt, by where the incident began; the last ${Math.round(report.pastDays)} days`}
      file="root-against-felt"
      data={{
        columns: [
          { title: 'Felt by', name: 'felt_by' },
          { title: 'Began in', name: 'began_in' },
          { title: 'Customer minutes', name: 'customer_minutes' },
        ],
        rows: lines.flatMap(({ service, own, elsewhere, unknown }) => [
          [titleOf(service), 'itself', own],
          ...elsewhere.map(({ root, minutes }) => [titleOf(service), titleOf(root), minutes]),
          [titleOf(service), 'not stated', unknown],
        ]),
      }}
      legend={
        <>
          <span>
            <Swatch look={{ fill: 'var(--loss)' }} /> began in itself
          </span>
          <span>
            <Swatch look={{ fill: 'var(--unc)' }} /> in another service
          </span>
          <span>
            <Swatch look={{ fill: 'none', stroke: 'var(--unc)' }} /> not stated
          </span>
        </>
      }
    >
      <LineBars
        label={originsTitle(report, titleOf)}
        scale={scaleTo(most * 1.02, 4)}
        writeTick={(tick) => amount(tick)}
        lines={lines.slice(0, MOST).map(({ service, own, others, elsewhere, unknown }) => ({
          id: service,
          title: titleOf(service),
          evidence: { service },
          parts: [
            { value: own, look: 'loss' },
            { value: others, look: 'neutral' },
            { value: unknown, look: 'unknown' },
          ],
          figure: amount(own + others + unknown),
          words: [
            `${titleOf(service)}: ${amount(own)} began in itself`,
            ...elsewhere.map(({ root, minutes }) => `${amount(minutes)} in ${titleOf(root)}`),
            `${amount(unknown)} not stated`,
          ].join(', '),
        }))}
      />
    </ChartFrame>
  )
}

function Swatch({ look }: { readonly look: { readonly fill: string; readonly stroke?: string } }) {
  return (
    <svg width="14" height="8" aria-hidden="true">
      <rect x="0.5" y="0.5" width="13" height="7" {...look} />
    </svg>
  )
}
