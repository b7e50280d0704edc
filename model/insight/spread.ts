import type { Assumptions } from '../assumption.ts'
import type { ThreePoint } from '../evidence/three-point.ts'
import { incompleteBeta } from '../numeric/incomplete-beta.ts'
import { incompleteGamma } from '../numeric/incomplete-gamma.ts'
import { type EstimateShape, estimateShape, type Most } from '../random/estimate.ts'

/** What a quantity may be, in closed form: no draws, so no noise. */
export interface Spread {
  readonly mean: number
  /** Chance that it is at most x. */
  readonly below: (x: number) => number
  /** How much it exceeds x by, in expectation: E max(0, X - x). */
  readonly excess: (x: number) => number
  /** The value that it is at most with this chance, strictly between 0 and 1. */
  readonly quantile: (chance: number) => number
}

/** A figure without doubt. */
export const knownExactly = (value: number): Spread => ({
  mean: value,
  below: (x) => (x < value ? 0 : 1),
  excess: (x) => Math.max(0, value - x),
  quantile: () => value,
})

/** What may be true when somebody has stated an estimate, in its own unit: the same distribution that the draws have. */
export function estimateSpread(
  estimate: ThreePoint,
  most: Most,
  assumptions: Pick<Assumptions, 'pertGamma' | 'estimateError'>,
): Spread {
  const shape = estimateShape(estimate, most, assumptions)
  if (shape.kind === 'known') return knownExactly(shape.value)
  return shape.kind === 'beta' ? betaSpread(shape) : gammaSpread(shape)
}

/** low + range x Beta(alpha, beta). */
function betaSpread({ alpha, beta, low, range }: Extract<EstimateShape, { kind: 'beta' }>): Spread {
  const mean = low + (range * alpha) / (alpha + beta)
  const below = (x: number) => incompleteBeta(alpha, beta, (x - low) / range)
  return {
    mean,
    below,
    excess: (x) => {
      if (x <= low) return mean - x
      const position = (x - low) / range
      const mass = (alpha / (alpha + beta)) * (1 - incompleteBeta(alpha + 1, beta, position))
      return Math.max(0, range * (mass - position * (1 - incompleteBeta(alpha, beta, position))))
    },
    quantile: (chance) => root(below, chance, low, low + range),
  }
}

function gammaSpread({ shape, scale }: Extract<EstimateShape, { kind: 'gamma' }>): Spread {
  const mean = shape * scale
  const below = (x: number) => incompleteGamma(shape, x / scale)
  return {
    mean,
    below,
    excess: (x) => {
      if (x <= 0) return mean - x
      const at = x / scale
      return Math.max(0, mean * (1 - incompleteGamma(shape + 1, at)) - x * (1 - incompleteGamma(shape, at)))
    },
    quantile: (chance) => unboundedRoot(below, chance, mean),
  }
}

/** Steps and reach, in standard deviations, of the sum that stands for the integral over the drift. */
const DRIFT_STEP = 1 / 16
const DRIFT_REACH = 8

/**
 * How often something occurs relative to its forecast: Gamma(shape)/shape x exp(drift z - drift^2/2), mean 1. The same
 * distribution that the draws have. The normal z is summed by the trapezoidal rule, the Gamma is exact.
 */
export function rateSpread(shape: number, drift: number): Spread {
  const nodes = driftNodes(drift)
  const sum = (of: (rate: number) => number) => nodes.reduce((total, { weight, rate }) => total + weight * of(rate), 0)
  const below = (x: number) => sum((rate) => incompleteGamma(shape, (shape * x) / rate))
  return {
    mean: 1,
    below,
    excess: (x) => {
      if (x <= 0) return 1 - x
      const excess = sum((rate) => {
        const at = (shape * x) / rate
        return rate * (1 - incompleteGamma(shape + 1, at)) - x * (1 - incompleteGamma(shape, at))
      })
      return Math.max(0, excess)
    },
    quantile: (chance) => unboundedRoot(below, chance, 1),
  }
}

function driftNodes(drift: number): { readonly weight: number; readonly rate: number }[] {
  if (drift === 0) return [{ weight: 1, rate: 1 }]
  const nodes = Array.from({ length: (2 * DRIFT_REACH) / DRIFT_STEP + 1 }, (_, step) => {
    const z = step * DRIFT_STEP - DRIFT_REACH
    return { weight: Math.exp((-z * z) / 2), rate: Math.exp(drift * z - (drift * drift) / 2) }
  })
  const total = nodes.reduce((sum, { weight }) => sum + weight, 0)
  return nodes.map(({ weight, rate }) => ({ weight: weight / total, rate }))
}

/** Where a function that rises from 0 reaches a level. @param start above 0, where to begin */
function unboundedRoot(rising: (x: number) => number, level: number, start: number): number {
  let high = start
  while (rising(high) < level) high *= 2
  return root(rising, level, 0, high)
}

const ROOT_PRECISION = 1e-12

/** Where an increasing function reaches a level, between two ends that enclose it. Source: Dowell and Jarratt (1971), the Illinois rule. */
function root(rising: (x: number) => number, level: number, low: number, high: number): number {
  let [left, leftGap] = [low, rising(low) - level]
  let [right, rightGap] = [high, rising(high) - level]
  let isLeftKept = false
  let isRightKept = false
  while (right - left > ROOT_PRECISION * Math.max(1, Math.abs(left))) {
    const secant = left - (leftGap * (right - left)) / (rightGap - leftGap)
    const x = secant > left && secant < right ? secant : (left + right) / 2
    const gap = rising(x) - level
    if (Math.abs(gap) < ROOT_PRECISION) return x
    if (gap < 0) {
      ;[left, leftGap] = [x, gap]
      if (isRightKept) rightGap /= 2
      ;[isLeftKept, isRightKept] = [false, true]
    } else {
      ;[right, rightGap] = [x, gap]
      if (isLeftKept) leftGap /= 2
      ;[isLeftKept, isRightKept] = [true, false]
    }
  }
  return (left + right) / 2
}
