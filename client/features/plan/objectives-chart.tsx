import type { SloForecasts } from '../../../model/contract/slo-forecast.ts'
import { chance, objective } from '../../../model/format.ts'
import { Spans } from '../../charts/spans.tsx'
import { ChartFrame } from '../../components/chart-frame/chart-frame.tsx'
import { TroubleNotice } from '../../components/trouble.tsx'
import { asTrouble } from '../../lib/problem.ts'
import { objectivesTitle } from './findings.ts'
import styles from './plan.module.css'
import { MINE, type PlanNames } from './view.ts'

interface ObjectivesProps {
  /** Null while they are on their way. */
  readonly slos: SloForecasts['slos'] | null
  readonly error?: unknown
  readonly services: readonly { readonly id: string; readonly title: string }[]
  readonly names?: PlanNames
}

const MOST = 10
const SCALE = { from: 0, to: 1, ticks: [0, 0.5, 1], digits: 0 }
const whole = (value: number): string => chance(value).replace('%', '')

/** The chance of each objective, as things are and with my plan. */
export function ObjectivesChart({ slos, error, services, names = MINE }: ObjectivesProps) {
  if (!slos) {
    return error ? (
      <TroubleNotice trouble={asTrouble(error)} onAgain={() => window.location.reload()} />
    ) : (
      <div className={styles.waiting} aria-busy="true" />
    )
  }
  const nameOf = (id: string) => services.find((service) => service.id === id)?.title ?? id
  const title = objectivesTitle(slos, nameOf)
  if (slos.length === 0) return <h2 className={styles.title}>{title}</h2>
  return (
    <ChartFrame
      title={title}
      caption={`Chance that the objective is met at the end of its window, before (ring) and with ${names.plan} (dot), as if it had shipped now`}
      file="plan-objectives"
      data={{
        columns: [
          { title: 'Objective', name: 'objective' },
          { title: 'Promise', name: 'promise' },
          { title: 'Before', name: 'chance_before', write: chance },
          { title: `With ${names.plan}`, name: 'chance_with_plan', write: chance },
        ],
        rows: slos.map((slo) => [
          slo.title,
          objective(slo.objective, slo.days),
          slo.chanceMet,
          slo.chanceMetWithPlan ?? slo.chanceMet,
        ]),
      }}
    >
      <Spans
        label={title}
        scale={SCALE}
        writeTick={(tick) => `${tick * 100}%`}
        room={{ names: 112, aside: 52, figures: 64 }}
        rows={slos.slice(0, MOST).map((slo) => {
          const after = slo.chanceMetWithPlan ?? slo.chanceMet
          return {
            id: slo.id,
            title: nameOf(slo.service),
            aside: `${Number((slo.objective * 100).toPrecision(12))}%`,
            line: { from: slo.chanceMet, to: after, hasEnds: false },
            marks: [
              { value: slo.chanceMet, look: 'lossRing' as const },
              { value: after, look: 'avoided' as const },
            ],
            figure: `${whole(slo.chanceMet)} → ${whole(after)}`,
            words: `${slo.title}: ${chance(slo.chanceMet)} now, ${chance(after)} with ${names.plan}`,
          }
        })}
      />
    </ChartFrame>
  )
}
