import { INCIDENT_CAUSES, type IncidentCause } from '../evidence/cause.ts'
import type { CoveredService } from '../evidence/service.ts'
import type { Loss } from '../loss/loss.ts'
import type { UnplacedUnit } from './forecast.ts'
import type { PricingContext } from './incident-units.ts'
import { expectedLoss } from './price.ts'
import { occurrencesPerShape, priorShapeOf } from './rate.ts'

/** A unit that is drawn by a Gamma of its own, not yet in a cell. */
export interface PriorUnit {
  readonly shape: number
  readonly unit: UnplacedUnit
}

/**
 * What the company's rate adds to each service: a Gamma of the prior's shape with the mean loss and toil, divided among
 * causes as the company's incidents are. Gammas of one scale add up, so the parts sum to the whole exactly.
 */
export function priorUnits(
  services: readonly CoveredService[],
  losses: readonly Loss[],
  weights: readonly number[],
  context: PricingContext,
): PriorUnit[] {
  const { prior, records, prices, regression, assumptions, detectionShare } = context
  if (prior.rate <= 0) return []
  const mix = causeMix(losses, weights)
  const toil = weightedMean(
    losses.map((loss) => loss.toil),
    weights,
  )
  return services.flatMap((service) => {
    const record = records.get(service.id)
    const price = prices.get(service.id)
    if (!record || !price) return []
    const perShape = occurrencesPerShape(record, prior, assumptions)
    return mix.map(([cause, share]): PriorUnit => {
      const shape = priorShapeOf(record, prior) * share
      const occurrences = shape * perShape
      return {
        shape,
        unit: {
          kind: 'prior',
          id: `prior/${service.id}/${cause}`,
          service: service.id,
          root: null,
          cause,
          severity: null,
          labels: [],
          provenance: 'assumed',
          occurrences,
          minutes: regression.mean,
          detectionShare,
          expected: expectedLoss(price, occurrences, { minutes: regression.mean, creditPerMinute: 0, toil }),
        },
      }
    })
  })
}

function causeMix(losses: readonly Loss[], weights: readonly number[]): [IncidentCause, number][] {
  const byCause = new Map<IncidentCause, number>()
  let total = 0
  losses.forEach(({ cause }, row) => {
    const weight = weights[row] ?? 0
    byCause.set(cause, (byCause.get(cause) ?? 0) + weight)
    total += weight
  })
  return INCIDENT_CAUSES.flatMap((cause) => {
    const weight = byCause.get(cause) ?? 0
    return weight > 0 ? [[cause, weight / total] as [IncidentCause, number]] : []
  })
}

function weightedMean(values: readonly number[], weights: readonly number[]): number {
  let weighted = 0
  let total = 0
  values.forEach((value, row) => {
    weighted += value * (weights[row] ?? 0)
    total += weights[row] ?? 0
  })
  return total > 0 ? weighted / total : 0
}
