import type { Slo } from '../evidence/slo.ts'

/** Share of a stretch of time that was bad: the most likely, and what it lies between where that cannot be told. */
export interface SliceShares {
  readonly least: number
  readonly likely: number
  readonly most: number
}

/** A share of 0 to 1 that is known exactly: least, likely and most are the same. */
export const exactShare = (share: number): SliceShares => ({ least: share, likely: share, most: share })

/** Of time that tells nothing: it has no weight. */
export const UNJUDGED: SliceShares = exactShare(0)

type SliceRule = Pick<Slo, 'budgetingMethod' | 'timeSliceTarget'>

/** So much below its target is floating point, not failure. */
const ROUNDING = 1e-12

/** The bad share of one slice: all or nothing by its target, or its error ratio. Null without a target to judge by. */
export function sliceShares(slo: SliceRule, errorRatio: number): SliceShares | null {
  if (slo.budgetingMethod === 'RatioTimeslices') return exactShare(errorRatio)
  if (slo.timeSliceTarget === null) return null
  return exactShare(1 - errorRatio < slo.timeSliceTarget - ROUNDING ? 1 : 0)
}

/**
 * The bad share of the slices within a bucket that is longer than a slice, traffic taken as even. The mean of the
 * slices' ratios is the bucket's ratio r. How many of them missed a target t is not known, but bounded: the least when
 * bad slices failed wholly and good ones just reached t, max(0, 1 - r/t); the most when bad slices just missed t and good
 * ones were perfect, min(1, (1 - r)/(1 - t)). The likely share, 1 - r, is what whole outages would have left.
 */
export function coarseShares(slo: SliceRule, errorRatio: number): SliceShares | null {
  if (slo.budgetingMethod === 'RatioTimeslices') return exactShare(errorRatio)
  const target = slo.timeSliceTarget
  if (target === null) return null
  return {
    least: Math.max(0, 1 - (1 - errorRatio) / target),
    likely: errorRatio,
    most: errorRatio === 0 ? 0 : Math.min(1, errorRatio / (1 - target)),
  }
}
