import type { Assumptions } from '../../assumption.ts'
import type { ThreePoint } from '../../evidence/three-point.ts'
import { estimateSpread } from '../spread.ts'

/** Halvings of an interval: enough for the last digit that is reported. */
const HALVINGS = 60

/**
 * P10 and P90 of the linear opinion pool: of the mixture of the distributions that people stated, each as likely to be
 * right as the other. A figure that somebody is sure of is a step, so the quantile is the first value that reaches it.
 */
export function poolInterval(
  estimates: readonly ThreePoint[],
  { pertGamma }: Pick<Assumptions, 'pertGamma'>,
): { readonly low: number; readonly high: number } {
  // As people stated it: what they leave out of their ranges is added once, to what is pooled.
  const stated = { pertGamma, estimateError: 0 }
  const spreads = estimates.map((estimate) => estimateSpread(estimate, Number.POSITIVE_INFINITY, stated))
  const below = (x: number) => spreads.reduce((sum, spread) => sum + spread.below(x), 0) / spreads.length
  const quantile = (chance: number): number => {
    let [low, high] = [
      Math.min(...estimates.map((estimate) => estimate.low)),
      Math.max(...estimates.map((estimate) => estimate.high)),
    ]
    for (let halving = 0; halving < HALVINGS; halving += 1) {
      const middle = (low + high) / 2
      if (below(middle) >= chance) high = middle
      else low = middle
    }
    return high
  }
  return { low: quantile(0.1), high: quantile(0.9) }
}
