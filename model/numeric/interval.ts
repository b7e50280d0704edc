import { studentCumulative } from './cumulative.ts'
import { incompleteGamma } from './incomplete-gamma.ts'
import { solveIncreasing } from './solve-increasing.ts'

export interface Interval {
  readonly low: number
  readonly high: number
}

/**
 * Exact two-sided interval of a Poisson rate, in events per unit of exposure. Source: Garwood (1936).
 * @param confidence such as .95
 */
export function poissonInterval(count: number, exposure: number, confidence: number): Interval {
  const tail = (1 - confidence) / 2
  const bound = (shape: number, chance: number) => solveIncreasing((x) => incompleteGamma(shape, x), chance) / exposure
  return { low: count === 0 ? 0 : bound(count, tail), high: bound(count + 1, 1 - tail) }
}

/** A mean with how well it is known. */
export interface MeanInterval extends Interval {
  readonly mean: number
  readonly standardError: number
}

/**
 * Mean with Student's interval; of paired differences it is the paired t interval. Fewer than two values tell nothing:
 * null. Source: Student (1908).
 */
export function meanInterval(values: readonly number[], confidence: number): MeanInterval | null {
  const count = values.length
  if (count < 2) return null
  const mean = values.reduce((sum, value) => sum + value, 0) / count
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1)
  const standardError = Math.sqrt(variance / count)
  const reach = standardError * studentQuantile((1 + confidence) / 2, count - 1)
  return { mean, standardError, low: mean - reach, high: mean + reach }
}

/** Where Student's t reaches a chance of at least one half. */
const studentQuantile = (chance: number, freedom: number): number =>
  solveIncreasing((x) => studentCumulative(x, freedom), chance)
