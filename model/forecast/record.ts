import type { Assumptions } from '../assumption.ts'
import type { Coverage, CoveredService } from '../evidence/service.ts'
import { ageWeight } from '../loss/age-weight.ts'
import type { Loss } from '../loss/loss.ts'
import { daysBetween, type Instant } from '../quantity.ts'
import { squaredExposure, watchedDays, weightedExposure } from './age.ts'
import type { ServiceRecord } from './rate.ts'

/** Age weight of each loss, in the order given. */
export const lossWeights = (losses: readonly Loss[], asOf: Instant, { halfLife }: Assumptions): number[] =>
  losses.map((loss) => ageWeight(daysBetween(loss.startedAt, asOf), halfLife))

/**
 * What the record says about each service. A service with losses that no source claims to cover counts as covered
 * from its first loss: the only time at which something is known to have watched it. A gap counts for nothing: neither its
 * time, nor the losses that somebody happens to know of it.
 */
export function serviceRecords(
  services: readonly CoveredService[],
  losses: readonly Loss[],
  weights: readonly number[],
  asOf: Instant,
  { halfLife }: Assumptions,
): Map<string, ServiceRecord> {
  const gapsOf = new Map(services.map(({ id, gaps }) => [id, gaps]))
  const counts = new Map<string, number>()
  const firstLoss = new Map<string, Instant>()
  losses.forEach(({ service, startedAt }, row) => {
    if (!isWithin(startedAt, gapsOf.get(service) ?? [])) {
      counts.set(service, (counts.get(service) ?? 0) + (weights[row] ?? 0))
    }
    const first = firstLoss.get(service)
    if (first === undefined || startedAt < first) firstLoss.set(service, startedAt)
  })
  return new Map(
    services.map(({ id, coverage, gaps }) => {
      const first = firstLoss.get(id)
      const known = coverage ?? (first === undefined ? null : { from: first, to: asOf })
      const without = (exposure: typeof weightedExposure) =>
        gaps.reduce((sum, gap) => sum - exposure(gap, asOf, halfLife), exposure(known, asOf, halfLife) as number)
      return [
        id,
        {
          count: counts.get(id) ?? 0,
          exposure: without(weightedExposure),
          squaredExposure: without(squaredExposure),
          watched: watchedDays({ coverage: known, gaps }),
        },
      ]
    }),
  )
}

const isWithin = (moment: Instant, spans: readonly Coverage[]): boolean =>
  spans.some(({ from, to }) => moment > from && moment < to)
