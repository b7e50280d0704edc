import type { Assumptions } from '../assumption.ts'
import { type ThreePoint, threePointMean } from '../evidence/three-point.ts'

type Shape = Pick<Assumptions, 'pertGamma'>

/**
 * What several people's estimates of one thing say together: the linear opinion pool, in which each is as likely to be
 * right as the other, stated again as low, likely and high. Its PERT distribution has the pool's mean exactly, never
 * leaves what somebody thought possible, and within that has the pool's variance and lean as far as a PERT can. So one
 * estimate, or the same one several times, is itself.
 * Source: Stone (1961) for the pool; Clemen and Winkler (1999), who find that equal weights do about as well as any.
 * @throws RangeError when there are no estimates
 */
export function pooledEstimate(estimates: readonly ThreePoint[], assumptions: Shape): ThreePoint {
  const [first] = estimates
  if (!first) throw new RangeError('a pool needs at least one estimate')
  if (estimates.every(({ low, likely, high }) => low === first.low && likely === first.likely && high === first.high))
    return first
  const low = Math.min(...estimates.map((estimate) => estimate.low))
  const high = Math.max(...estimates.map((estimate) => estimate.high))
  return fitted(poolMoments(estimates, assumptions), { low, high }, assumptions)
}

/** Mean, variance and third central moment of a distribution. */
interface Moments {
  readonly mean: number
  readonly variance: number
  readonly third: number
}

/** Those of the pool: each estimate's own, and the distance of its mean from the mean of all. */
function poolMoments(estimates: readonly ThreePoint[], assumptions: Shape): Moments {
  const parts = estimates.map((estimate) => pertMoments(estimate, assumptions))
  const average = (of: (part: Moments) => number) => parts.reduce((sum, part) => sum + of(part), 0) / parts.length
  const mean = average((part) => part.mean)
  return {
    mean,
    variance: average((part) => part.variance + (part.mean - mean) ** 2),
    third: average((part) => part.third + 3 * (part.mean - mean) * part.variance + (part.mean - mean) ** 3),
  }
}

/** Source: the moments of a beta distribution with alpha + beta = gamma + 2. */
function pertMoments(estimate: ThreePoint, assumptions: Shape): Moments {
  const mean = threePointMean(estimate, assumptions)
  const range = estimate.high - estimate.low
  if (range <= 0) return { mean, variance: 0, third: 0 }
  const sum = assumptions.pertGamma + 2
  const alpha = ((mean - estimate.low) / range) * sum
  const beta = sum - alpha
  return {
    mean,
    variance: (range ** 2 * alpha * beta) / (sum ** 2 * (sum + 1)),
    third: (range ** 3 * 2 * alpha * beta * (beta - alpha)) / (sum ** 3 * (sum + 1) * (sum + 2)),
  }
}

/** The PERT estimate with these moments inside `hull`; the mean holds whatever gives way. */
function fitted(
  { mean, variance, third }: Moments,
  hull: { readonly low: number; readonly high: number },
  { pertGamma }: Shape,
): ThreePoint {
  const sum = pertGamma + 2
  const within = (alpha: number) => Math.min(sum - 1, Math.max(1, alpha))
  const stated = (low: number, range: number, alpha: number): ThreePoint => ordered(low, range, alpha, mean, pertGamma)
  if (variance <= 0) return { low: mean, likely: mean, high: mean }

  const lean = ((third ** 2 / variance ** 3) * (sum + 2) ** 2) / (4 * (sum + 1))
  const apart = Math.sqrt(Math.max(0, sum ** 2 / 4 - sum ** 2 / (4 + lean)))
  const alpha = within(sum / 2 - Math.sign(third) * apart)
  const range = Math.sqrt((variance * sum ** 2 * (sum + 1)) / (alpha * (sum - alpha)))
  const low = mean - (range * alpha) / sum
  if (low >= hull.low && low + range <= hull.high) return stated(low, range, alpha)

  // One end held where somebody put it, the lean gives way before the variance.
  const heldAt = (distance: number) => within(sum / (1 + ((sum + 1) * variance) / distance ** 2))
  const [below, above] = [mean - hull.low, hull.high - mean]
  if (low < hull.low) {
    const held = heldAt(below)
    const wide = (below * sum) / held
    if (hull.low + wide <= hull.high) return stated(hull.low, wide, held)
  } else {
    const held = heldAt(above)
    const wide = (above * sum) / held
    if (hull.high - wide >= hull.low) return stated(hull.high - wide, wide, sum - held)
  }
  // Both ends held: only the mean is left to keep.
  const both = (below / (below + above)) * sum
  if (both < 1) return stated(hull.low, below * sum, 1)
  if (both > sum - 1) return stated(hull.high - above * sum, above * sum, sum - 1)
  return stated(hull.low, below + above, both)
}

/** In order even where the last bit of a quotient is not. */
function ordered(low: number, range: number, alpha: number, mean: number, pertGamma: number): ThreePoint {
  const high = low + range
  const likely = pertGamma > 0 ? low + (range * (alpha - 1)) / pertGamma : mean
  return { low, likely: Math.min(high, Math.max(low, likely)), high }
}
