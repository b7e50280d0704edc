import { DIMENSIONS, type Dimension, type PerDimension } from '../evidence/lens.ts'

/**
 * Weights in force: a dimension without any loss leaves the lens and the others are rescaled to 1. All zero when no
 * weighted dimension has any loss.
 */
export function effectiveWeights(weights: PerDimension, totals: PerDimension): PerDimension {
  const kept = DIMENSIONS.filter((dimension) => totals[dimension] > 0)
  const sum = kept.reduce((total, dimension) => total + weights[dimension], 0)
  const effective: Record<Dimension, number> = { reliability: 0, revenue: 0, toil: 0, demand: 0 }
  if (sum > 0) for (const dimension of kept) effective[dimension] = weights[dimension] / sum
  return effective
}

/** What one unit of loss in each dimension is worth, as a share of all the pain: weight / total, 0 where there is no loss. */
export function painPerUnit(weights: PerDimension, totals: PerDimension): PerDimension {
  const effective = effectiveWeights(weights, totals)
  const pain: Record<Dimension, number> = { reliability: 0, revenue: 0, toil: 0, demand: 0 }
  for (const dimension of DIMENSIONS)
    if (totals[dimension] > 0) pain[dimension] = effective[dimension] / totals[dimension]
  return pain
}

/** An amount of loss in every dimension as a share of all the pain. */
export const asPain = (loss: PerDimension, pain: PerDimension): number =>
  DIMENSIONS.reduce((sum, dimension) => sum + loss[dimension] * pain[dimension], 0)
