import { Link } from '@tanstack/react-router'
import type { SloForecasts } from '../../../model/contract/slo-forecast.ts'
import { amount, chance, objective } from '../../../model/format.ts'
import { Spans } from '../../charts/spans.tsx'
import { rangeScale } from '../../charts/tornado/scale.ts'
import { ChartFrame } from '../../components/chart-frame/chart-frame.tsx'
import { sloTitle } from './findings.ts'
import styles from './track.module.css'

const MOST = 12
/** More likely missed than met. */
const EVEN = 0.5

/** The chance that each objective is met, now and with the best plan. */
export function SloChart({ report }: { readonly report: SloForecasts & { readonly quarter: string } }) {
  const { slos, plan, quarter } = report
  if (slos.length === 0) {
    return (
      <section>
        <h2 className={styles.title}>{sloTitle(report)}</h2>
        <p className={styles.quiet}>
          Objectives come from OpenSLO files.{' '}
          <Link to="/sources" search={{ add: 'file' }}>
            Import a file
          </Link>
        </p>
      </section>
    )
  }
  const withPlan = plan.length > 0 ? `, now (ring) and as if the best plan of ${quarter} had shipped (dot)` : ', now'
  const least = Math.min(...slos.map(({ chanceMet }) => chanceMet))
  return (
    <ChartFrame
      title={sloTitle(report)}
      caption={`Chance that the objective is met at the end of its window${withPlan}; least likely first`}
      file="slo-forecast"
      data={{
        columns: [
          { title: 'Objective', name: 'objective' },
          { title: 'Promise', name: 'promise' },
          { title: 'Left, minutes', name: 'remaining_minutes' },
          { title: 'Loss ahead, median', name: 'lost_p50_minutes' },
          { title: 'P90', name: 'lost_p90_minutes' },
          { title: 'Now', name: 'chance_met', write: chance },
          { title: 'With plan', name: 'chance_met_with_plan', write: chance },
        ],
        rows: slos.map((slo) => [
          slo.title,
          objective(slo.objective, slo.days),
          slo.remainingMinutes,
          slo.lost.p50,
          slo.lost.p90,
          slo.chanceMet,
          slo.chanceMetWithPlan ?? '',
        ]),
      }}
    >
      <Spans
        label={sloTitle(report)}
        scale={rangeScale([least < EVEN ? 0 : EVEN, 1], 5)}
        writeTick={(share) => `${Math.round(share * 100)}%`}
        room={{ names: 120, aside: 56, figures: 92 }}
        rows={slos.slice(0, MOST).map((slo) => {
          const after = slo.chanceMetWithPlan
          const now = chance(slo.chanceMet)
          const title = slo.title.split(':')[0] ?? slo.title
          return {
            id: slo.id,
            title,
            aside: `${Number((slo.objective * 100).toPrecision(12))}%`,
            line: after === null ? null : { from: slo.chanceMet, to: after, hasEnds: false },
            marks: [
              { value: slo.chanceMet, look: slo.chanceMet < EVEN ? 'lossRing' : 'ring' },
              ...(after === null ? [] : [{ value: after, look: 'avoided' as const }]),
            ],
            figure: after === null ? now : `${now} → ${chance(after)}`,
            words: `${slo.title}: ${now} now${after === null ? '' : `, ${chance(after)} with the plan`}; ${amount(slo.remainingMinutes)} minutes left`,
          }
        })}
      />
    </ChartFrame>
  )
}
