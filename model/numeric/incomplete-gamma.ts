import { continuedFraction } from './continued-fraction.ts'
import { logGamma } from './log-gamma.ts'

/**
 * Regularised incomplete gamma function: the chance that Gamma(shape, scale 1) is at most x. Source: DLMF 8.7.1 below
 * the mean, 8.9.2 above it. Cost: grows with the square root of the shape.
 */
export function incompleteGamma(shape: number, x: number): number {
  if (x <= 0) return 0
  if (x === Number.POSITIVE_INFINITY) return 1
  const scale = Math.exp(shape * Math.log(x) - x - logGamma(shape))
  return x < shape + 1 ? scale * lowerSeries(shape, x) : 1 - scale * upperFraction(shape, x)
}

function lowerSeries(shape: number, x: number): number {
  let term = 1 / shape
  let sum = term
  for (let step = 1; term > sum * 1e-16; step += 1) {
    term *= x / (shape + step)
    sum += term
  }
  return sum
}

const upperFraction = (shape: number, x: number): number =>
  1 /
  continuedFraction(
    (term) => term * (shape - term),
    (term) => x + 2 * term + 1 - shape,
  )
