import type { Assumptions } from '../assumption.ts'
import type { PerDimension } from '../evidence/lens.ts'
import { type CoveredService, UNMAPPED } from '../evidence/service.ts'

/** What a minute of one service weighs. */
export interface ServicePrice {
  /** Customer minutes in a service minute. */
  readonly trafficShare: number
  /** Money in a service minute. */
  readonly revenuePerMinute: number
}

/**
 * Prices of all services. A service without a stated traffic share has the default; incidents without a service have
 * the mean of the stated shares, so that a few unmapped rows do not outweigh every mapped one.
 */
export function servicePrices(
  services: readonly CoveredService[],
  assumptions: Assumptions,
): ReadonlyMap<string, ServicePrice> {
  const stated = services.flatMap(({ trafficShare }) => (trafficShare === null ? [] : [trafficShare]))
  const mean =
    stated.length > 0 ? stated.reduce((sum, share) => sum + share, 0) / stated.length : assumptions.trafficShare
  return new Map(
    services.map(({ id, trafficShare, revenuePerMinute }) => [
      id,
      {
        trafficShare: trafficShare ?? (id === UNMAPPED ? mean : assumptions.trafficShare),
        revenuePerMinute: revenuePerMinute ?? 0,
      },
    ]),
  )
}

/** Expected loss of occurrences of one kind, in each dimension that a forecast has. */
export function expectedLoss(
  price: ServicePrice,
  occurrences: number,
  one: { readonly minutes: number; readonly creditPerMinute: number; readonly toil: number },
): PerDimension {
  return {
    reliability: occurrences * one.minutes * price.trafficShare,
    revenue: occurrences * one.minutes * (price.revenuePerMinute + one.creditPerMinute),
    toil: occurrences * one.toil,
    demand: 0,
  }
}
