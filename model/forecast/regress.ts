import type { Assumptions } from '../assumption.ts'
import { quantile } from '../random/quantile.ts'

/** How losses of the past are turned into losses to expect. */
export interface Regression {
  /** No loss counts more than this, service minutes. */
  readonly cap: number
  /** Age-weighted mean of the capped losses of all services, service minutes. */
  readonly mean: number
}

/** Cap and mean of all losses. @param weights age weights, in the order of `minutes` */
export function regressionOf(
  minutes: readonly number[],
  weights: readonly number[],
  assumptions: Assumptions,
): Regression {
  if (minutes.length === 0) return { cap: 0, mean: 0 }
  const cap = quantile(minutes, assumptions.capQuantile)
  let weighted = 0
  let total = 0
  minutes.forEach((value, row) => {
    const weight = weights[row] ?? 0
    weighted += weight * Math.min(value, cap)
    total += weight
  })
  return { cap, mean: total > 0 ? weighted / total : 0 }
}

/**
 * A loss regressed to the company's mean, service minutes: a few huge incidents dominate raw sums and do not repeat.
 * @param count age-weighted incidents of the service
 */
export function regressedLoss(minutes: number, count: number, { cap, mean }: Regression, { regression }: Assumptions) {
  const trust = count / (count + regression)
  return trust * Math.min(minutes, cap) + (1 - trust) * mean
}
