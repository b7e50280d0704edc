import type { Assumptions } from '../../assumption.ts'
import type { Interval } from '../../numeric/interval.ts'
import { drawGamma } from '../../random/distribution.ts'
import { quantile } from '../../random/quantile.ts'
import { type Random, randomStream } from '../../random/stream.ts'
import type { ShippedProject, Stretch } from './realised.ts'

const DRAWS = 2_000
const DAYS_A_YEAR = 365.25
/** Jeffreys' prior of a Poisson rate, in incidents: what was never seen may still happen. */
const PRIOR = 0.5

/**
 * The 80% interval of the minutes a year that are avoided, before less after. Each incident stands for a Gamma(1) of its
 * like, as in the forecast, and half a one of mean size for what happened not to be seen. No days on either side: zeros.
 */
export function avoidedInterval(
  { id, before, after }: Pick<ShippedProject, 'id' | 'before' | 'after'>,
  { seed }: Pick<Assumptions, 'seed'>,
): Interval {
  const sizes = [...before.minutes, ...after.minutes]
  if (before.days <= 0 || after.days <= 0 || sizes.length === 0) return { low: 0, high: 0 }
  const mean = sizes.reduce((sum, value) => sum + value, 0) / sizes.length
  const random = randomStream(seed, id, 'realised', 'interval')
  const draws = Array.from({ length: DRAWS }, () => yearlyDraw(before, mean, random) - yearlyDraw(after, mean, random))
  return { low: quantile(draws, 0.1), high: quantile(draws, 0.9) }
}

function yearlyDraw({ minutes, days }: Stretch, mean: number, random: Random): number {
  const seen = minutes.reduce((sum, value) => sum + value * drawGamma(1, random), 0)
  return ((seen + mean * drawGamma(PRIOR, random)) / days) * DAYS_A_YEAR
}
