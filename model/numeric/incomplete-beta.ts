import { continuedFraction } from './continued-fraction.ts'
import { logGamma } from './log-gamma.ts'

/**
 * Regularised incomplete beta function: the chance that Beta(alpha, beta) is at most x. Source: DLMF 8.17.22, on the
 * side of the mean where it converges fast.
 */
export function incompleteBeta(alpha: number, beta: number, x: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  if (x > (alpha + 1) / (alpha + beta + 2)) return 1 - incompleteBeta(beta, alpha, 1 - x)
  const scale = Math.exp(
    alpha * Math.log(x) + beta * Math.log1p(-x) + logGamma(alpha + beta) - logGamma(alpha) - logGamma(beta),
  )
  const fraction = continuedFraction(
    (term) => {
      const m = Math.floor(term / 2)
      return term % 2 === 0
        ? (m * (beta - m) * x) / ((alpha + 2 * m - 1) * (alpha + 2 * m))
        : (-(alpha + m) * (alpha + beta + m) * x) / ((alpha + 2 * m) * (alpha + 2 * m + 1))
    },
    () => 1,
  )
  return scale / (alpha * fraction)
}
