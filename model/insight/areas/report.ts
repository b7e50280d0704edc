import { compareText } from '../../compare.ts'
import { DAYS_PER_WEEK } from '../../quantity.ts'
import type { PreparedRanking } from '../../ranking/prepare.ts'
import { provenanceShares } from '../../ranking/provenance-shares.ts'
import { reported } from '../../ranking/round.ts'
import { FOUR_WEEKS } from '../../slo/impact.ts'
import type { AreaCell, AreaLoss, AreaService, AreasReport } from './area.ts'
import { type AreaSums, areaSums, areaTotal } from './area-sums.ts'
import { expectedMinutes } from './expected-minutes.ts'
import { failingTogether } from './failing-together.ts'
import { originsOf } from './origins.ts'
import { type PastLoss, pastLosses } from './past.ts'
import { type AreaPeriod, periodDays } from './period.ts'
import { areaWeeks, weeklyMinutes } from './weeks.ts'

const BUDGET_WEEKS = FOUR_WEEKS / DAYS_PER_WEEK

/**
 * Expected loss by service and cause, what all candidates would avoid of it together, and what happened lately.
 * Expectations are those of the ranking, scaled to the period: they are linear in time.
 */
export function areasReport(prepared: PreparedRanking, period: AreaPeriod): AreasReport {
  const { evidence, forecast, projects } = prepared
  const { asOf, assumptions, losses } = evidence
  const ahead = periodDays(period, assumptions)
  const scale = ahead / assumptions.horizon
  const sums = areaSums(prepared)
  const past = pastLosses(evidence)
  const minutes = expectedMinutes(forecast)
  const scaled = (part: AreaSums['expected']) => scaledLoss(part, scale)
  return {
    asOf: new Date(asOf).toISOString(),
    evidenceVersion: evidence.version,
    currency: evidence.currency,
    period,
    periodDays: ahead,
    pastDays: assumptions.horizon,
    leastShare: assumptions.areaShare,
    seed: assumptions.seed,
    draws: assumptions.draws,
    expected: scaled(areaTotal(sums, 'expected')),
    avoided: scaled(areaTotal(sums, 'avoided')),
    uncovered: scaled(areaTotal(sums, 'uncovered')),
    minutes: {
      mean: reported(minutes.mean * scale),
      p10: reported(minutes.p10 * scale),
      p50: reported(minutes.p50 * scale),
      p90: reported(minutes.p90 * scale),
    },
    candidates: projects.length,
    basis: prepared.basis,
    services: areaServices(prepared, sums, scale),
    cells: areaCells(prepared, sums, past, scale),
    weeks: areaWeeks(past, asOf, assumptions),
    together: failingTogether(losses, asOf, assumptions.horizon),
    origins: originsOf(evidence, assumptions.horizon),
    notes: evidence.notes,
  }
}

function areaCells(
  { evidence }: PreparedRanking,
  sums: readonly AreaSums[],
  past: readonly PastLoss[],
  scale: number,
): AreaCell[] {
  const keyOf = ({ service, cause }: Pick<AreaCell, 'service' | 'cause'>) => `${service}\u0000${cause}`
  const pastOf = Map.groupBy(past, keyOf)
  const lossesOf = Map.groupBy(evidence.losses, keyOf)
  return sums.map((place) => {
    const own = pastOf.get(keyOf(place)) ?? []
    return {
      service: place.service,
      cause: place.cause,
      expected: scaledLoss(place.expected, scale),
      avoided: scaledLoss(place.avoided, scale),
      uncovered: scaledLoss(place.uncovered, scale),
      provenance: provenanceShares((provenance) => place.minutes[provenance]),
      incidents: lossesOf.get(keyOf(place))?.length ?? 0,
      weekly: weeklyMinutes(own, evidence.assumptions),
      fourWeeks: reported(
        own
          .filter(({ weeksAgo }) => weeksAgo < BUDGET_WEEKS)
          .reduce((minutes, { serviceMinutes }) => minutes + serviceMinutes, 0),
      ),
    }
  })
}

function areaServices({ evidence }: PreparedRanking, sums: readonly AreaSums[], scale: number): AreaService[] {
  const placesOf = Map.groupBy(sums, ({ service }) => service)
  const issues = Map.groupBy(
    evidence.demand.filter(({ kind }) => kind === 'issue'),
    ({ service }) => service,
  )
  return evidence.services
    .map(({ id, title }) => {
      const places = placesOf.get(id) ?? []
      return {
        id,
        title,
        expected: scaledLoss(areaTotal(places, 'expected'), scale),
        uncovered: scaledLoss(areaTotal(places, 'uncovered'), scale),
        issues: issues.get(id)?.length ?? 0,
      }
    })
    .sort(
      (left, right) => right.expected.reliability - left.expected.reliability || compareText(left.title, right.title),
    )
}

const scaledLoss = ({ reliability, revenue, toil }: AreaLoss, scale: number): AreaLoss => ({
  reliability: reported(reliability * scale),
  revenue: reported(revenue * scale),
  toil: reported(toil * scale),
})
