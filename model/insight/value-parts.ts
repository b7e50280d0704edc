import { DIMENSIONS, type Dimension, type PerDimension } from '../evidence/lens.ts'
import type { PreparedProject, PreparedRanking } from '../ranking/prepare.ts'
import { reported } from '../ranking/round.ts'
import { effectiveWeights } from '../ranking/weights.ts'

/** What one dimension adds to a project's value. */
export interface ValuePart {
  readonly dimension: Dimension
  /** Customer minutes, money, responder hours or points of the horizon. */
  readonly avoided: number
  readonly total: number
  /** avoided / total; 0 where there is no loss. */
  readonly share: number
  /** The lens's weight in force. */
  readonly weight: number
  /** share x weight; the sum over dimensions is the project's value. */
  readonly adds: number
}

/** From loss to value, dimension by dimension. */
export function valueParts(
  { totals }: PreparedRanking,
  { avoided }: PreparedProject,
  weights: PerDimension,
): ValuePart[] {
  const inForce = effectiveWeights(weights, totals)
  return DIMENSIONS.map((dimension) => {
    const total = totals[dimension]
    const share = total > 0 ? avoided.total[dimension] / total : 0
    const weight = inForce[dimension]
    return { dimension, avoided: avoided.total[dimension], total, share, weight, adds: share * weight }
  })
}

/** The same parts in the digits in which figures are reported. */
export const reportedParts = (...parts: Parameters<typeof valueParts>): ValuePart[] =>
  valueParts(...parts).map(({ dimension, ...figures }) => ({
    dimension,
    avoided: reported(figures.avoided),
    total: reported(figures.total),
    share: reported(figures.share),
    weight: reported(figures.weight),
    adds: reported(figures.adds),
  }))
