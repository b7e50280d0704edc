import type { Assumptions } from '../assumption.ts'
import type { Confidence, Risk } from '../evidence/risk.ts'
import type { CoveredService } from '../evidence/service.ts'
import type { Loss } from '../loss/loss.ts'
import { watchedDays } from './age.ts'
import { expectedLoss, type ServicePrice } from './price.ts'
import type { PriorUnit } from './prior-units.ts'

/**
 * Risks as sources of expected loss. A risk's rate is Gamma(shape, shape x time between failures): a confidence of
 * `shape` incidents. Incidents linked to it add to both, shape + count and exposure + covered days, and are counted
 * here instead of with their service.
 * @param linked losses that name a risk
 */
export function riskUnits(
  risks: readonly Risk[],
  linked: readonly Loss[],
  services: readonly CoveredService[],
  prices: ReadonlyMap<string, ServicePrice>,
  assumptions: Assumptions,
): PriorUnit[] {
  const watchedOf = new Map(services.map((service) => [service.id, watchedDays(service)]))
  return risks.flatMap((risk) => {
    const price = prices.get(risk.service)
    if (!price) return []
    const seen = new Set(linked.filter((loss) => loss.risk === risk.id).map((loss) => loss.incident)).size
    const watched = seen > 0 ? (watchedOf.get(risk.service) ?? 0) : 0
    const confidence = confidenceShape(risk.confidence, assumptions)
    const shape = confidence + seen
    const occurrences = (shape * assumptions.horizon) / (confidence * risk.timeBetweenFailures + watched)
    const duration = risk.timeToDetect + risk.timeToResolve
    const minutes = duration * risk.share
    return [
      {
        shape,
        unit: {
          kind: 'risk',
          id: risk.id,
          service: risk.service,
          root: risk.service,
          cause: risk.cause,
          severity: null,
          labels: [],
          provenance: 'assumed',
          occurrences,
          minutes,
          detectionShare: duration > 0 ? risk.timeToDetect / duration : 0,
          expected: expectedLoss(price, occurrences, { minutes, creditPerMinute: 0, toil: 0 }),
        },
      },
    ]
  })
}

/** How many seen incidents a stated risk is worth. */
export function confidenceShape(confidence: Confidence, assumptions: Assumptions): number {
  switch (confidence) {
    case 'low':
      return assumptions.confidenceLow
    case 'medium':
      return assumptions.confidenceMedium
    case 'high':
      return assumptions.confidenceHigh
  }
}
