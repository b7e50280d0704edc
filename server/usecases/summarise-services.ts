import { compareText } from '../../model/compare.ts'
import type { ServicesReport } from '../../model/contract/resource.ts'
import { PROVENANCES, type Provenance } from '../../model/evidence/provenance.ts'
import type { Service } from '../../model/evidence/service.ts'
import { serviceIdOf, servicesByName } from '../../model/evidence/service-name.ts'
import type { Slo } from '../../model/evidence/slo.ts'
import { predictMinutes } from '../../model/forecast/predict.ts'
import type { Instant } from '../../model/quantity.ts'
import { quantiles } from '../../model/random/quantile.ts'
import { ESTIMATE_PROBABILITIES } from '../../model/ranking/ranked.ts'
import { reported } from '../../model/ranking/round.ts'
import { errorBudget } from '../../model/slo/budget.ts'
import type { ReadingContext } from './context.ts'
import { loadRanking } from './rank-projects.ts'

/** Every service with what it lost, what it is expected to lose and what may happen, most expected first. */
export async function summariseServices(context: ReadingContext, asOf: Instant | null): Promise<ServicesReport> {
  const { evidence, forecast } = await loadRanking(context, asOf)
  const expected = new Map<string, number>()
  const predict = predictMinutes(evidence, forecast)
  for (const { service, expected: loss } of forecast.units) {
    expected.set(service, (expected.get(service) ?? 0) + loss.reliability)
  }
  const objectives = objectivesByService(await context.store.slos.all(), evidence.services)
  const date = (moment: Instant | undefined) => (moment === undefined ? null : new Date(moment).toISOString())
  const services = evidence.services.map((service) => {
    const own = evidence.losses.filter((loss) => loss.service === service.id)
    const minutes: Record<Provenance, number> = { measured: 0, reported: 0, assumed: 0 }
    for (const loss of own) minutes[loss.provenance] += loss.minutes
    const total = PROVENANCES.reduce((sum, provenance) => sum + minutes[provenance], 0)
    const share = (provenance: Provenance) => (total > 0 ? reported(minutes[provenance] / total) : 0)
    const [p10, p50, p90] = quantiles(predict(service.id), ESTIMATE_PROBABILITIES) as [number, number, number]
    return {
      id: service.id,
      title: service.title,
      tier: service.tier,
      team: service.team,
      objectives: (objectives.get(service.id) ?? []).map(summaryOf),
      trafficShare: service.trafficShare,
      coveredFrom: date(service.coverage?.from),
      coveredTo: date(service.coverage?.to),
      incidents: own.length,
      minutes: reported(total),
      expectedMinutes: reported(expected.get(service.id) ?? 0),
      predictedMinutes: { p10: reported(p10), p50: reported(p50), p90: reported(p90) },
      provenance: { measured: share('measured'), reported: share('reported'), assumed: share('assumed') },
    }
  })
  return {
    asOf: new Date(evidence.asOf).toISOString(),
    services: services.sort((left, right) => right.expectedMinutes - left.expectedMinutes),
    unmatchedObjectives: (objectives.get(null) ?? []).map(({ id, service }) => ({ id, service })),
  }
}

/** Strictest first; those of services that nobody knows under null. */
function objectivesByService(slos: readonly Slo[], services: readonly Service[]): ReadonlyMap<string | null, Slo[]> {
  const byName = servicesByName(services)
  const strictestFirst = slos.toSorted(
    (left, right) => right.objective - left.objective || left.window - right.window || compareText(left.id, right.id),
  )
  return Map.groupBy(strictestFirst, ({ service }) => byName.get(service) ?? byName.get(serviceIdOf(service)) ?? null)
}

const summaryOf = ({ id, objective, window }: Slo) => ({
  id,
  objective,
  windowDays: reported(window),
  budgetMinutes: reported(errorBudget(objective, window)),
})
