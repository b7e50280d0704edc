import { percent } from '../../../model/format.ts'
import { PairDots } from '../../charts/pair-dots.tsx'
import { ChartFrame } from '../../components/chart-frame/chart-frame.tsx'
import { togetherTitle } from './findings.ts'
import type { AreasView } from './view.ts'

const MOST = 6

/** Which services fail at the same time. */
export function TogetherChart({ view }: { readonly view: AreasView }) {
  const { report, titleOf } = view
  const { together } = report
  const shares = new Map(
    together.map(({ services, both, either }) => [pairKey(services[0], services[1]), both / either]),
  )
  // The services of the closest pairs, in the order of their loss.
  const close = new Set<string>()
  for (const { services } of together) for (const service of services) if (close.size < MOST) close.add(service)
  const lines = report.services
    .filter(({ id }) => close.has(id))
    .map(({ id, title }) => ({ id, title, evidence: { service: id } }))
  return (
    <ChartFrame
      title={togetherTitle(report, titleOf)}
      caption={`Of the minutes when either fails, % when both do; the last ${Math.round(report.pastDays)} days`}
      file="failing-together"
      data={{
        columns: [
          { title: 'Service', name: 'service' },
          { title: 'With', name: 'with' },
          { title: 'Both, minutes', name: 'both_minutes' },
          { title: 'Either, minutes', name: 'either_minutes' },
          { title: 'Share', name: 'share', write: (share) => percent(share, 0) },
        ],
        rows: together.map(({ services, both, either }) => [
          titleOf(services[0]),
          titleOf(services[1]),
          both,
          either,
          both / either,
        ]),
      }}
    >
      <PairDots
        label={togetherTitle(report, titleOf)}
        lines={lines}
        shareOf={(one, other) => shares.get(pairKey(one, other)) ?? 0}
      />
    </ChartFrame>
  )
}

const pairKey = (one: string, other: string): string => [one, other].sort().join('\u0000')
