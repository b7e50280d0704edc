import type { Assumptions } from '../assumption.ts'

/** What the record says about how often one service fails. */
export interface ServiceRecord {
  /** Age-weighted number of incidents. */
  readonly count: number
  /** Integral of the age weight over covered time, days. */
  readonly exposure: number
  /** Integral of the squared age weight, days. */
  readonly squaredExposure: number
  /** Days covered, all alike. */
  readonly watched: number
}

/** Prior of a service's rate: Gamma(shape, exposure in days), with mean `rate` = shape/exposure incidents a day. */
export interface RatePrior {
  readonly shape: number
  readonly rate: number
  /** Days of exposure the prior is worth; 0 when no incident is known at all. */
  readonly exposure: number
  /** Chance that a service which has never failed is one that can: 1 unless more are silent than the Gamma explains. */
  readonly canFail: number
}

/** So many silent services prove nothing, whatever the others do. */
const SILENT_BY_LUCK = 2
const MOST_ROUNDS = 200

/**
 * The company's rate as a prior for each service. The mean is all incidents over all exposure. The shape comes from the
 * method of moments: the exposure-weighted variance of the services' rates, less what Poisson sampling alone would
 * give, is the variance of the true rates, mean squared over shape. Kept within [priorShapeLeast, priorShapeMost].
 * Where most components never fail, a Gamma of them all would pull those that do towards nothing: silent services count
 * only as far as the Gamma of the others expects silent ones, found in rounds. The sum over all services is kept.
 */
export function ratePrior(records: readonly ServiceRecord[], assumptions: Assumptions): RatePrior {
  const failing = records.filter(({ count }) => count > 0)
  const silent = records.filter(({ count }) => count <= 0)
  let canFail = 1
  for (let round = 0; ; round += 1) {
    const prior = pooled(failing, silent, canFail, assumptions)
    if (prior.rate <= 0 || silent.length <= SILENT_BY_LUCK || round >= MOST_ROUNDS) return prior
    const seen = sum(failing, ({ watched }) => 1 / (1 - chanceOfSilence(watched, prior)))
    const next = Math.min(1, (seen - failing.length + SILENT_BY_LUCK) / silent.length)
    if (next > canFail - 1e-6) return prior
    canFail = next
  }
}

/** Chance that nothing happens in so many days, over all rates. */
const chanceOfSilence = (watched: number, { shape, exposure }: RatePrior): number =>
  (exposure / (exposure + watched)) ** shape

function pooled(
  failing: readonly ServiceRecord[],
  silent: readonly ServiceRecord[],
  canFail: number,
  assumptions: Assumptions,
): RatePrior {
  const over = (of: (record: ServiceRecord) => number) => sum(failing, of) + canFail * sum(silent, of)
  const count = over((record) => record.count)
  const exposure = over((record) => record.exposure)
  if (count <= 0 || exposure <= 0) return { shape: assumptions.priorShapeLeast, rate: 0, exposure: 0, canFail }
  const rate = count / exposure
  const observed = over((record) =>
    record.exposure > 0 ? (record.exposure * (record.count / record.exposure - rate) ** 2) / exposure : 0,
  )
  const sampling = over((record) =>
    record.exposure > 0 ? (rate * record.squaredExposure) / record.exposure / exposure : 0,
  )
  const between = observed - sampling
  const moments = between > 0 ? rate ** 2 / between : Number.POSITIVE_INFINITY
  const shape = Math.min(assumptions.priorShapeMost, Math.max(assumptions.priorShapeLeast, moments))
  return { shape, rate, exposure: shape / rate, canFail }
}

/** Shape of the prior in the rate of one service: less where it has never failed and may be one that cannot. */
export const priorShapeOf = (record: ServiceRecord, { shape, canFail }: RatePrior): number =>
  record.count > 0 ? shape : shape * canFail

/** Expected occurrences within the horizon for each unit of Gamma shape that a service carries. */
export function occurrencesPerShape(record: ServiceRecord, prior: RatePrior, assumptions: Assumptions): number {
  const exposure = record.exposure + prior.exposure
  return exposure > 0 ? assumptions.horizon / exposure : 0
}

const sum = (records: readonly ServiceRecord[], of: (record: ServiceRecord) => number): number =>
  records.reduce((total, record) => total + of(record), 0)
