import type { Assumptions } from '../assumption.ts'
import type { Risk } from '../evidence/risk.ts'
import type { CoveredService } from '../evidence/service.ts'
import type { BackgroundBurn } from '../loss/background.ts'
import type { Loss } from '../loss/loss.ts'
import type { Instant } from '../quantity.ts'
import { backgroundUnits } from './background-units.ts'
import { toCells } from './cells.ts'
import type { Forecast } from './forecast.ts'
import { companyDetectionShare, incidentGroups, type PricingContext } from './incident-units.ts'
import { servicePrices } from './price.ts'
import { priorUnits } from './prior-units.ts'
import { ratePrior } from './rate.ts'
import { lossWeights, serviceRecords } from './record.ts'
import { regressionOf } from './regress.ts'
import { riskUnits } from './risk-units.ts'
import { unitColumns } from './unit-columns.ts'

export interface ForecastInput {
  readonly asOf: Instant
  readonly services: readonly CoveredService[]
  readonly losses: readonly Loss[]
  readonly background: readonly BackgroundBurn[]
  readonly risks: readonly Risk[]
  readonly assumptions: Assumptions
}

/**
 * Expected loss of the horizon as units that effects can touch. Means are exact. An outage told twice counts once in
 * rates and means; the second telling keeps its responder hours. Cost: n log n in the losses.
 */
export function buildForecast({ asOf, services, losses, background, risks, assumptions }: ForecastInput): Forecast {
  const riskIds = new Set(risks.map((risk) => risk.id))
  const isLinked = (loss: Loss) => loss.risk !== null && riskIds.has(loss.risk)
  const own = losses.filter((loss) => !isLinked(loss))
  const told = own.filter((loss) => !loss.flags.includes('overlapped'))
  const toldWeights = lossWeights(told, asOf, assumptions)
  const weights = lossWeights(own, asOf, assumptions)
  const context: PricingContext = {
    ...ratesOf({ asOf, services, assumptions }, told, toldWeights),
    regression: regressionOf(
      told.map((loss) => loss.minutes),
      toldWeights,
      assumptions,
    ),
    prices: servicePrices(services, assumptions),
    detectionShare: companyDetectionShare(losses, assumptions),
    assumptions,
  }
  const { units, cells } = toCells(
    incidentGroups(own, weights, context),
    priorUnits(services, told, toldWeights, context),
    [
      ...riskUnits(risks, losses.filter(isLinked), services, context.prices, assumptions),
      ...backgroundUnits(background, context.prices, assumptions),
    ],
    assumptions,
  )
  const { records, prior, regression } = context
  return { units, columns: unitColumns(units), cells, records, prior, regression, assumptions }
}

/** How often each service fails, by its own record and the company's: all of a forecast that depends on no effect. */
export function ratesOf(
  { asOf, services, assumptions }: Pick<ForecastInput, 'asOf' | 'services' | 'assumptions'>,
  told: readonly Loss[],
  weights: readonly number[],
): Pick<Forecast, 'records' | 'prior'> {
  const records = serviceRecords(services, told, weights, asOf, assumptions)
  return { records, prior: ratePrior([...records.values()], assumptions) }
}
