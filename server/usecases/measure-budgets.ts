import type { BudgetsReport } from '../../model/contract/areas.ts'
import { serviceIdOf, servicesByName } from '../../model/evidence/service-name.ts'
import type { Slo } from '../../model/evidence/slo.ts'
import type { Loss } from '../../model/loss/loss.ts'
import { type Instant, ratio } from '../../model/quantity.ts'
import { reported } from '../../model/ranking/round.ts'
import { errorBudget } from '../../model/slo/budget.ts'
import { measureSlo } from '../../model/slo/measure.ts'
import { timelineOf } from '../../model/slo/timeline.ts'
import { windowOf } from '../../model/slo/window.ts'
import type { ReadingContext } from './context.ts'
import { loadEvidence } from './load-evidence.ts'

/**
 * What every objective has used of its error budget, most used first: measured from its own indicator where it has one,
 * else from the service minutes of the incidents that began in its window. Objectives of services that nobody knows are left out.
 */
export async function measureBudgets(context: ReadingContext, asOf: Instant | null): Promise<BudgetsReport> {
  const [evidence, slos, series] = await Promise.all([
    loadEvidence(context, asOf),
    context.store.slos.all(),
    context.store.sli.all(),
  ])
  const byName = servicesByName(evidence.services)
  const bucketsOf = new Map(series.flatMap(({ slo, buckets }) => (slo === null ? [] : [[slo, buckets] as const])))
  const budgets = slos.flatMap((slo) => {
    const service = byName.get(slo.service) ?? byName.get(serviceIdOf(slo.service))
    if (service === undefined) return []
    const use = measured(slo, bucketsOf.get(slo.id) ?? [], evidence.asOf)
    const own = evidence.losses.filter((loss) => loss.service === service)
    return [
      {
        id: slo.id,
        title: slo.title,
        service,
        objective: slo.objective,
        windowDays: reported(slo.window),
        ...(use ?? fromIncidents(slo, own, evidence.asOf)),
      },
    ]
  })
  return {
    asOf: new Date(evidence.asOf).toISOString(),
    budgets: budgets.sort((left, right) => right.consumedShare - left.consumedShare),
  }
}

type Use = Pick<BudgetsReport['budgets'][number], 'consumedShare' | 'knownShare' | 'isMeasured'>

function measured(slo: Slo, buckets: Parameters<typeof timelineOf>[1], asOf: Instant): Use | null {
  if (buckets.length === 0) return null
  const { consumedShare, knownMinutes, unknownMinutes } = measureSlo(timelineOf(slo, buckets), asOf)
  if (consumedShare === null) return null
  const knownShare = ratio(knownMinutes / (knownMinutes + unknownMinutes))
  return { consumedShare: reported(consumedShare), knownShare: reported(knownShare), isMeasured: true }
}

function fromIncidents(slo: Slo, losses: readonly Loss[], asOf: Instant): Use {
  const { start } = windowOf(slo, asOf)
  const lost = losses.reduce((sum, { startedAt, minutes }) => (startedAt >= start ? sum + minutes : sum), 0)
  return { consumedShare: reported(lost / errorBudget(slo.objective, slo.window)), knownShare: 0, isMeasured: false }
}
