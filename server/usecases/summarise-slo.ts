import type { SloSummary } from '../../model/contract/slo.ts'
import { serviceIdOf, servicesByName } from '../../model/evidence/service-name.ts'
import type { Slo } from '../../model/evidence/slo.ts'
import { type Instant, MILLISECONDS_PER_MINUTE, type Minutes, minutes } from '../../model/quantity.ts'
import type { PreparedRanking } from '../../model/ranking/prepare.ts'
import { errorBudget } from '../../model/slo/budget.ts'
import { type BurnAlert, burnRates } from '../../model/slo/burn-rates.ts'
import { type BudgetImpact, impactOf } from '../../model/slo/impact.ts'
import { measureSlo, type SloMeasurement } from '../../model/slo/measure.ts'
import { policyFlags } from '../../model/slo/policy.ts'
import { windowOf } from '../../model/slo/window.ts'
import type { MeasuredSlo } from './slo-timelines.ts'

/** One objective as it stands. @param asOf now when null */
export function summariseSlo(
  { slo, indicator, timeline }: MeasuredSlo,
  ranking: PreparedRanking,
  asOf: Instant | null,
  now: Instant,
): SloSummary {
  const { assumptions } = ranking.evidence
  const at = readAt(timeline?.knownUntil ?? null, asOf, now, minutes(assumptions.telemetryDelay))
  const { id, title, service, objective, window, windowKind, budgetingMethod, timeSliceTarget, timeSliceWindow } = slo
  return {
    id,
    title,
    statedService: service,
    service: serviceOf(service, ranking),
    objective,
    windowDays: window,
    windowKind,
    budgetingMethod,
    timeSliceTarget,
    timeSliceMinutes: timeSliceWindow,
    budgetMinutes: errorBudget(objective, window),
    indicator,
    asOf: iso(at),
    knownUntil: timeline?.knownUntil == null ? null : iso(timeline.knownUntil),
    measurement: timeline && measurementOf(measureSlo(timeline, at)),
    incidentShare: incidentShareOf(slo, ranking, at),
    alerts: timeline ? burnRates(timeline, at, assumptions).map(alertOf) : [],
    flags: flagsOf({ slo, indicator, timeline }, ranking),
  }
}

/** Buckets arrive some minutes late: that is not time without telemetry. */
function readAt(knownUntil: Instant | null, asOf: Instant | null, now: Instant, delay: Minutes): Instant {
  const moment = asOf ?? now
  const isUpToDate =
    knownUntil !== null && knownUntil <= moment && moment - knownUntil <= delay * MILLISECONDS_PER_MINUTE
  return isUpToDate ? knownUntil : moment
}

function serviceOf(stated: string, { evidence }: PreparedRanking): string | null {
  const byName = servicesByName(evidence.services)
  return byName.get(stated) ?? byName.get(serviceIdOf(stated)) ?? null
}

function incidentShareOf(slo: Slo, ranking: PreparedRanking, at: Instant): number | null {
  const service = serviceOf(slo.service, ranking)
  if (service === null) return null
  const { start } = windowOf(slo, at)
  const lost = ranking.evidence.losses
    .filter((loss) => loss.service === service && loss.startedAt >= start)
    .reduce((sum, loss) => sum + loss.minutes, 0)
  return lost / errorBudget(slo.objective, slo.window)
}

function flagsOf({ slo, timeline }: MeasuredSlo, ranking: PreparedRanking): SloSummary['flags'] {
  const { evidence, forecast } = ranking
  const { asOf, assumptions } = evidence
  const service = serviceOf(slo.service, ranking)
  if (service === null) return []
  const losses = evidence.losses.filter((loss) => loss.service === service)
  const impacts = new Map<string, BudgetImpact>()
  for (const { incident, startedAt, endedAt } of losses) {
    const impact = timeline && impactOf(timeline, { start: startedAt, end: endedAt }, assumptions)
    if (impact) impacts.set(incident, impact)
  }
  const risks = forecast.units
    .filter((unit) => unit.kind === 'risk' && unit.service === service)
    .map((unit) => ({ id: unit.id, minutes: minutes(unit.occurrences * unit.minutes) }))
  return policyFlags({ slo, losses, impacts, risks, asOf, assumptions })
}

const measurementOf = ({ window, ...measured }: SloMeasurement): NonNullable<SloSummary['measurement']> => ({
  windowStart: iso(window.start),
  windowEnd: iso(window.end),
  isStartAssumed: window.isStartAssumed,
  ...measured,
})

const alertOf = ({ long, short, ...alert }: BurnAlert): SloSummary['alerts'][number] => ({
  longHours: long,
  shortMinutes: short,
  ...alert,
})

const iso = (moment: Instant): string => new Date(moment).toISOString()
