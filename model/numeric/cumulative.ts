import { incompleteBeta } from './incomplete-beta.ts'
import { incompleteGamma } from './incomplete-gamma.ts'

/** Chance that a standard normal is at most x. Source: DLMF 7.11.1, the error function as an incomplete gamma. */
export function normalCumulative(x: number): number {
  const within = incompleteGamma(0.5, (x * x) / 2)
  return x < 0 ? (1 - within) / 2 : (1 + within) / 2
}

/** Chance that Student's t with so many degrees of freedom is at most x. Source: Abramowitz and Stegun 26.5.27. */
export function studentCumulative(x: number, freedom: number): number {
  const tail = incompleteBeta(freedom / 2, 0.5, freedom / (freedom + x * x)) / 2
  return x < 0 ? tail : 1 - tail
}
