import type { Assumptions } from '../../assumption.ts'
import { UNMAPPED } from '../../evidence/service.ts'
import { buildForecast, type ForecastInput, ratesOf } from '../../forecast/build.ts'
import type { Forecast } from '../../forecast/forecast.ts'
import { predictMinutes } from '../../forecast/predict.ts'
import { lossWeights } from '../../forecast/record.ts'
import { daysBetween } from '../../quantity.ts'
import { quantiles } from '../../random/quantile.ts'
import { randomStream } from '../../random/stream.ts'
import { crps, randomisedPit, type Side, sideOf } from './interval-score.ts'
import { pastQuarterMinutes } from './past-minutes.ts'
import type { PastQuarter } from './past-quarter.ts'
import { type SimpleOrder, simpleScores } from './simple-orders.ts'

/** A service needs this much record before anybody may be held to a forecast of it. */
const LEAST_INCIDENTS = 4
const INCIDENT_DAYS = 730
const LEAST_HISTORY_DAYS = 365

/** One service in one past quarter: what was forecast at its beginning, and what came. Service minutes. */
export interface ScoredService {
  readonly service: string
  readonly observed: number
  /** What each order sorts by, larger first. */
  readonly scores: Readonly<Record<'leverage' | SimpleOrder, number>>
  readonly p10: number
  readonly p50: number
  readonly p90: number
  /** Where what came lies in the forecast, ties broken at random. */
  readonly pit: number
  readonly side: Side
  readonly crps: number
  /** The same score of the service's own past quarters taken as the forecast. */
  readonly pastCrps: number
}

/** Services that can be held to a forecast: enough incidents of late, and a year of history. */
export function eligibleServices({ start, services, losses }: PastQuarter): string[] {
  const counts = new Map<string, number>()
  for (const { service, startedAt, flags } of losses) {
    if (flags.includes('overlapped') || daysBetween(startedAt, start) > INCIDENT_DAYS) continue
    counts.set(service, (counts.get(service) ?? 0) + 1)
  }
  return services
    .filter(
      ({ id, coverage }) =>
        id !== UNMAPPED &&
        (counts.get(id) ?? 0) >= LEAST_INCIDENTS &&
        coverage !== null &&
        daysBetween(coverage.from, start) >= LEAST_HISTORY_DAYS,
    )
    .map(({ id }) => id)
}

/** With fewer services a top third says nothing. */
const LEAST_SERVICES = 3

/** Quarters with enough services that can be held to a forecast. */
export const scorableQuarters = (quarters: readonly PastQuarter[]): PastQuarter[] =>
  quarters.filter((quarter) => eligibleServices(quarter).length >= LEAST_SERVICES)

/** The forecast of a quarter, made with what was known when it began. */
function forecastQuarter(quarter: PastQuarter, assumptions: Assumptions) {
  const input: ForecastInput = {
    asOf: quarter.start,
    services: quarter.services,
    // What was known of risks then is not recorded, so incidents linked to one count with their service.
    losses: quarter.losses.map((loss) => (loss.risk === null ? loss : { ...loss, risk: null })),
    background: [],
    risks: [],
    assumptions: { ...assumptions, horizon: daysBetween(quarter.start, quarter.end) },
  }
  return { input, forecast: buildForecast(input) }
}

/** Every eligible service of a quarter, scored. Cost: draws x services, plus the losses known by then. */
export function scoreQuarter(quarter: PastQuarter, assumptions: Assumptions): ScoredService[] {
  const { input, forecast } = forecastQuarter(quarter, assumptions)
  const expected = expectedMinutes(forecast)
  const predict = predictMinutes(input, forecast)
  const own = Map.groupBy(
    quarter.losses.filter(({ flags }) => !flags.includes('overlapped')),
    ({ service }) => service,
  )
  return eligibleServices(quarter).map((service) => {
    const losses = own.get(service) ?? []
    const observed = quarter.lost.get(service) ?? 0
    const draws = predict(service).sort()
    const [p10, p50, p90] = quantiles(draws, [0.1, 0.5, 0.9]) as [number, number, number]
    const uniform = randomStream(assumptions.seed, 'pit', service, String(quarter.start))()
    const pit = randomisedPit(draws, observed, uniform)
    const coverage = quarter.services.find(({ id }) => id === service)?.coverage
    const past = pastQuarterMinutes(losses, coverage?.from ?? quarter.start, quarter)
    return {
      service,
      observed,
      scores: { leverage: expected.get(service) ?? 0, ...simpleScores(losses, quarter.start, assumptions) },
      p10,
      p50,
      p90,
      pit,
      side: sideOf(pit),
      crps: crps(draws, observed),
      pastCrps: crps(past, observed),
    }
  })
}

/**
 * Mean score of a quarter's forecasts against what was known of it when it ended, service minutes; smaller is better.
 * Answers once for each set of values: rates depend on the half-life alone, and are told once for each.
 */
export function quarterScorer(quarter: PastQuarter): (assumptions: Assumptions) => number {
  const { start: asOf, end } = quarter
  const services = eligibleServices(quarter)
  const losses = quarter.losses.filter(({ flags }) => !flags.includes('overlapped'))
  const rates = new Map<number, ReturnType<typeof ratesOf>>()
  return (stated) => {
    const assumptions = { ...stated, horizon: daysBetween(asOf, end) }
    const { halfLife } = assumptions
    const own =
      rates.get(halfLife) ??
      ratesOf({ asOf, services: quarter.services, assumptions }, losses, lossWeights(losses, asOf, assumptions))
    rates.set(halfLife, own)
    const predict = predictMinutes({ asOf, losses, assumptions }, own)
    const scores = services.map((service) => crps(predict(service).sort(), quarter.lostByEnd.get(service) ?? 0))
    return scores.reduce((sum, score) => sum + score, 0) / services.length
  }
}

function expectedMinutes({ units }: Forecast): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const { service, occurrences, minutes } of units)
    sums.set(service, (sums.get(service) ?? 0) + occurrences * minutes)
  return sums
}
