import { DIMENSIONS, type Dimension, type PerDimension, perDimension as record } from '../../model/evidence/lens.ts'

const sum = (weights: PerDimension): number => DIMENSIONS.reduce((total, dimension) => total + weights[dimension], 0)

/** Weights over the dimensions that have evidence, together 1. All 0 when none has. */
export function inForce(weights: PerDimension, hasEvidence: (dimension: Dimension) => boolean): PerDimension {
  const kept = record((dimension) => (hasEvidence(dimension) ? weights[dimension] : 0))
  const total = sum(kept)
  return total > 0 ? record((dimension) => kept[dimension] / total) : kept
}

/** Weights as whole percentages that add up to 100, for an address: the largest remainders are rounded up. */
export function asPercent(weights: PerDimension): PerDimension {
  const floor = record((dimension) => Math.floor(weights[dimension] * 100 + 1e-9))
  const missing = Math.round(sum(weights) * 100) - sum(floor)
  const remainder = (dimension: Dimension) => weights[dimension] * 100 - floor[dimension]
  const raised = [...DIMENSIONS].sort((left, right) => remainder(right) - remainder(left)).slice(0, missing)
  return record((dimension) => floor[dimension] + (raised.includes(dimension) ? 1 : 0))
}

/**
 * Sets one weight to `share` and scales the others so that all are together 1, in the proportions of `base`. Where the
 * others are all 0, they take the proportions of `fallback`, or equal parts. Only dimensions with evidence take part.
 */
export function withWeight(
  base: PerDimension,
  changed: Dimension,
  share: number,
  fallback: PerDimension,
  hasEvidence: (dimension: Dimension) => boolean,
): PerDimension {
  const others = DIMENSIONS.filter((dimension) => dimension !== changed && hasEvidence(dimension))
  if (others.length === 0) return record((dimension) => (dimension === changed ? 1 : 0))
  const proportions =
    [base, fallback, record(() => 1)].find((weights) => others.some((other) => weights[other] > 0)) ?? base
  const total = others.reduce((amount, other) => amount + proportions[other], 0)
  return record((dimension) => {
    if (dimension === changed) return share
    return others.includes(dimension) ? ((1 - share) * proportions[dimension]) / total : 0
  })
}

/** "55,10,25,10": whole percentages in the order of the dimensions, as they stand in an address. */
export const encodeWeights = (weights: PerDimension): string => {
  const percent = asPercent(weights)
  return DIMENSIONS.map((dimension) => percent[dimension]).join(',')
}

/** The inverse of `encodeWeights`; null when the text is anything else or the parts are not together 100. */
export function decodeWeights(text: string): PerDimension | null {
  const parts = text.split(',')
  if (parts.length !== DIMENSIONS.length || !parts.every((part) => /^\d{1,3}$/.test(part))) return null
  const weights = record((dimension) => Number(parts[DIMENSIONS.indexOf(dimension)]) / 100)
  return Math.abs(sum(weights) - 1) < 1e-9 ? weights : null
}
