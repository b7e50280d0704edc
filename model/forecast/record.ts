import type { Assumptions } from '../assumption.ts'
import type { CoveredService } from '../evidence/service.ts'
import { ageWeight } from '../loss/age-weight.ts'
import type { Loss } from '../loss/loss.ts'
import { daysBetween, type Instant } from '../quantity.ts'
import { squaredExposure, weightedExposure } from './age.ts'
import type { ServiceRecord } from './rate.ts'

/** Age weight of each loss, in the order given. */
export const lossWeights = (losses: readonly Loss[], asOf: Instant, { halfLife }: Assumptions): number[] =>
  losses.map((loss) => ageWeight(daysBetween(loss.startedAt, asOf), halfLife))

/**
 * What the record says about each service. A service with losses that no source claims to cover counts as covered
 * from its first loss: the only time at which something is known to have watched it.
 */
export function serviceRecords(
  services: readonly CoveredService[],
  losses: readonly Loss[],
  weights: readonly number[],
  asOf: Instant,
  { halfLife }: Assumptions,
): Map<string, ServiceRecord> {
  const counts = new Map<string, number>()
  const firstLoss = new Map<string, Instant>()
  losses.forEach(({ service, startedAt }, row) => {
    counts.set(service, (counts.get(service) ?? 0) + (weights[row] ?? 0))
    const first = firstLoss.get(service)
    if (first === undefined || startedAt < first) firstLoss.set(service, startedAt)
  })
  return new Map(
    services.map(({ id, coverage }) => {
      const first = firstLoss.get(id)
      const known = coverage ?? (first === undefined ? null : { from: first, to: asOf })
      return [
        id,
        {
          count: counts.get(id) ?? 0,
          exposure: weightedExposure(known, asOf, halfLife),
          squaredExposure: squaredExposure(known, asOf, halfLife),
          watched: known === null ? 0 : Math.max(0, daysBetween(known.from, known.to)),
        },
      ]
    }),
  )
}
