import type { Assumptions } from '../assumption.ts'
import { accepted, type Result, refused } from '../result.ts'

/** An estimate a person gives: `low <= likely <= high`, in the unit of whatever it estimates. */
export interface ThreePoint {
  readonly low: number
  readonly likely: number
  readonly high: number
}

export type ThreePointFault =
  | { readonly type: 'NotANumber' }
  | { readonly type: 'LowAboveLikely'; readonly low: number; readonly likely: number }
  | { readonly type: 'LikelyAboveHigh'; readonly likely: number; readonly high: number }

/** The only way to make an estimate; one out of order cannot exist. */
export function threePoint(low: number, likely: number, high: number): Result<ThreePoint, ThreePointFault> {
  if (![low, likely, high].every(Number.isFinite)) return refused({ type: 'NotANumber' })
  if (low > likely) return refused({ type: 'LowAboveLikely', low, likely })
  if (likely > high) return refused({ type: 'LikelyAboveHigh', likely, high })
  return accepted({ low, likely, high })
}

/** Mean of the PERT distribution, (low + gamma likely + high) / (gamma + 2). Source: Open FAIR; gamma 4 is PERT's own. */
export const threePointMean = (estimate: ThreePoint, assumptions: Pick<Assumptions, 'pertGamma'>): number =>
  (estimate.low + assumptions.pertGamma * estimate.likely + estimate.high) / (assumptions.pertGamma + 2)
