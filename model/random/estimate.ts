import type { Assumptions } from '../assumption.ts'
import { type ThreePoint, threePointMean } from '../evidence/three-point.ts'
import { pertShape } from './distribution.ts'

/** The largest that what is estimated can be: 1 for a share or a chance, no limit for engineer-weeks. The least is 0. */
export type Most = 1 | typeof Number.POSITIVE_INFINITY

/** What may be true when somebody has stated an estimate. */
export type EstimateShape =
  | { readonly kind: 'known'; readonly value: number }
  /** low + range x Beta(alpha, beta). */
  | {
      readonly kind: 'beta'
      readonly alpha: number
      readonly beta: number
      readonly low: number
      readonly range: number
    }
  | { readonly kind: 'gamma'; readonly shape: number; readonly scale: number }

/**
 * The estimate's PERT distribution, widened by the error that people leave out of their ranges, its mean kept: a share
 * as a beta between 0 and 1 that keeps a single peak, an effort as a gamma. Without such an error it is PERT itself.
 * Source of the moments: a beta's variance is m(1 - m)/(1 + alpha + beta), a gamma's squared mean over its shape.
 */
export function estimateShape(
  estimate: ThreePoint,
  most: Most,
  assumptions: Pick<Assumptions, 'pertGamma' | 'estimateError'>,
): EstimateShape {
  const mean = threePointMean(estimate, assumptions)
  const range = estimate.high - estimate.low
  if (mean <= 0 || mean >= most) return { kind: 'known', value: mean }
  const error = (mean * assumptions.estimateError) ** 2
  if (error === 0) {
    return range > 0
      ? { kind: 'beta', ...pertShape(estimate, assumptions), low: estimate.low, range }
      : { kind: 'known', value: mean }
  }
  const stated = pertVariance(estimate, assumptions)
  if (most !== 1) return { kind: 'gamma', shape: mean ** 2 / (stated + error), scale: (stated + error) / mean }
  const spread = mean * (1 - mean)
  const widest = spread / (1 + 1 / Math.min(mean, 1 - mean))
  const both = spread / Math.max(stated, Math.min(stated + error, widest)) - 1
  return { kind: 'beta', alpha: mean * both, beta: (1 - mean) * both, low: 0, range: 1 }
}

function pertVariance(estimate: ThreePoint, assumptions: Pick<Assumptions, 'pertGamma'>): number {
  const range = estimate.high - estimate.low
  if (range <= 0) return 0
  const { alpha, beta } = pertShape(estimate, assumptions)
  const both = alpha + beta
  return (range ** 2 * alpha * beta) / (both ** 2 * (both + 1))
}
