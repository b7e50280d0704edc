import type { Assumptions } from '../assumption.ts'
import { pooledDetectionShare } from '../loss/detection.ts'
import type { Loss } from '../loss/loss.ts'
import type { UnplacedUnit } from './forecast.ts'
import { expectedLoss, type ServicePrice } from './price.ts'
import { occurrencesPerShape, type RatePrior, type ServiceRecord } from './rate.ts'
import { type Regression, regressedLoss } from './regress.ts'

/** All that pricing a past loss needs to know. */
export interface PricingContext {
  readonly records: ReadonlyMap<string, ServiceRecord>
  readonly prior: RatePrior
  readonly regression: Regression
  readonly prices: ReadonlyMap<string, ServicePrice>
  readonly detectionShare: number
  readonly assumptions: Assumptions
}

/** An incident's units, not yet in a cell: it occurs as one, on the scale of the service it hit hardest. */
export interface IncidentGroup {
  readonly scale: string
  readonly weight: number
  readonly units: readonly UnplacedUnit[]
}

const NO_RECORD: ServiceRecord = { count: 0, exposure: 0, squaredExposure: 0, watched: 0 }
const NO_PRICE: ServicePrice = { trafficShare: 0, revenuePerMinute: 0 }

/** Losses as what to expect of them. @param losses grouped by incident, as `lossesOf` gives them */
export function incidentGroups(
  losses: readonly Loss[],
  weights: readonly number[],
  context: PricingContext,
): IncidentGroup[] {
  const rows = new Map<string, number[]>()
  losses.forEach(({ incident }, row) => {
    const known = rows.get(incident)
    if (known) known.push(row)
    else rows.set(incident, [row])
  })
  return [...rows.values()].map((own) => {
    const scale = losses[hardestHit(losses, own)]?.service ?? ''
    const weight = weights[own[0] as number] ?? 0
    const perShape = occurrencesPerShape(context.records.get(scale) ?? NO_RECORD, context.prior, context.assumptions)
    return {
      scale,
      weight,
      units: own.map((row) => incidentUnit(losses[row] as Loss, weight * perShape, context)),
    }
  })
}

function incidentUnit(loss: Loss, occurrences: number, context: PricingContext): UnplacedUnit {
  const count = context.records.get(loss.service)?.count ?? 0
  const isTold = !loss.flags.includes('overlapped')
  const minutes = isTold ? regressedLoss(loss.minutes, count, context.regression, context.assumptions) : 0
  const creditPerMinute = loss.minutes > 0 ? loss.credit / loss.minutes : 0
  const price = context.prices.get(loss.service) ?? NO_PRICE
  return {
    kind: 'incident',
    id: loss.incident,
    service: loss.service,
    root: loss.root,
    cause: loss.cause,
    severity: loss.severity,
    labels: loss.labels,
    provenance: loss.provenance,
    occurrences,
    minutes,
    detectionShare: loss.detectionShare ?? context.detectionShare,
    expected: expectedLoss(price, occurrences, { minutes, creditPerMinute, toil: loss.toil }),
  }
}

/** The company's median share of detection, each incident counted once. */
export function companyDetectionShare(losses: readonly Loss[], assumptions: Assumptions): number {
  const known = new Map(
    losses.flatMap((loss) => (loss.detectionShare === null ? [] : [[loss.incident, loss.detectionShare] as const])),
  )
  return pooledDetectionShare([...known.values()], assumptions)
}

function hardestHit(losses: readonly Loss[], rows: readonly number[]): number {
  return rows.reduce((worst, row) => ((losses[row]?.minutes ?? 0) > (losses[worst]?.minutes ?? 0) ? row : worst))
}
