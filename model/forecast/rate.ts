import type { Assumptions } from '../assumption.ts'

/** What the record says about how often one service fails. */
export interface ServiceRecord {
  /** Age-weighted number of incidents. */
  readonly count: number
  /** Integral of the age weight over covered time, days. */
  readonly exposure: number
  /** Integral of the squared age weight, days. */
  readonly squaredExposure: number
}

/** Prior of a service's rate: Gamma(shape, exposure in days), with mean `rate` = shape/exposure incidents a day. */
export interface RatePrior {
  readonly shape: number
  readonly rate: number
  /** Days of exposure the prior is worth; 0 when no incident is known at all. */
  readonly exposure: number
}

/**
 * The company's rate as a prior for each service. The mean is all incidents over all exposure. The shape comes from the
 * method of moments: the exposure-weighted variance of the services' rates, less what Poisson sampling alone would
 * give, is the variance of the true rates, mean squared over shape. Kept within [priorShapeLeast, priorShapeMost].
 */
export function ratePrior(records: readonly ServiceRecord[], assumptions: Assumptions): RatePrior {
  const count = sum(records, (record) => record.count)
  const exposure = sum(records, (record) => record.exposure)
  if (count <= 0 || exposure <= 0) return { shape: assumptions.priorShapeLeast, rate: 0, exposure: 0 }
  const rate = count / exposure
  const observed = sum(records, (record) =>
    record.exposure > 0 ? (record.exposure * (record.count / record.exposure - rate) ** 2) / exposure : 0,
  )
  const sampling = sum(records, (record) =>
    record.exposure > 0 ? (rate * record.squaredExposure) / record.exposure / exposure : 0,
  )
  const between = observed - sampling
  const moments = between > 0 ? rate ** 2 / between : Number.POSITIVE_INFINITY
  const shape = Math.min(assumptions.priorShapeMost, Math.max(assumptions.priorShapeLeast, moments))
  return { shape, rate, exposure: shape / rate }
}

/** Expected occurrences within the horizon for each unit of Gamma shape that a service carries. */
export function occurrencesPerShape(record: ServiceRecord, prior: RatePrior, assumptions: Assumptions): number {
  const exposure = record.exposure + prior.exposure
  return exposure > 0 ? assumptions.horizon / exposure : 0
}

const sum = (records: readonly ServiceRecord[], of: (record: ServiceRecord) => number): number =>
  records.reduce((total, record) => total + of(record), 0)
