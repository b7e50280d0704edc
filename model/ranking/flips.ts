import { compareText } from '../compare.ts'
import { DIMENSIONS, type Dimension, type Lens, type PerDimension, perDimension } from '../evidence/lens.ts'
import { type MeanRank, orderByMean } from './order.ts'
import type { PreparedRanking } from './prepare.ts'

/** Two projects that trade places on the way from one set of weights to another. */
export interface Flip {
  /** Id of the project that leads before. */
  readonly overtaken: string
  /** Id of the project that leads after. */
  readonly overtaker: string
  /** Where they tie, 0 at the first weights to 1 at the second: weights (1 - at) x first + at x second. */
  readonly at: number
}

/** The flips between two lenses. */
export interface LensFlips {
  /** Ids of the lenses. */
  readonly from: string
  readonly to: string
  readonly flips: readonly Flip[]
}

/**
 * Every pair of projects that two sets of weights order differently, by where they tie, then by id. Exact: on the line
 * between the weights the difference of two leverages is linear in the weights before dimensions without loss leave
 * and the others are rescaled, and rescaling moves no sign. Empty when either weighs nothing that has any loss.
 * Cost: projects squared.
 */
export function flipsBetween(prepared: PreparedRanking, from: PerDimension, to: PerDimension): Flip[] {
  const [fromScale, toScale] = [weightInForce(from, prepared.totals), weightInForce(to, prepared.totals)]
  if (fromScale <= 0 || toScale <= 0) return []
  const after = new Map(orderByMean(prepared, to).map((place) => [place.id, place]))
  const before = orderByMean(prepared, from).map((place) => ({ place, later: after.get(place.id) as MeanRank }))
  return before
    .flatMap((one, position) =>
      before.slice(position + 1).flatMap((other): Flip[] => {
        if (one.later.rank < other.later.rank) return []
        const lead = (one.place.leverage - other.place.leverage) * fromScale
        const lag = (other.later.leverage - one.later.leverage) * toScale
        return [{ overtaken: one.place.id, overtaker: other.place.id, at: lead / (lead + lag) }]
      }),
    )
    .sort(
      (left, right) =>
        left.at - right.at ||
        compareText(left.overtaken, right.overtaken) ||
        compareText(left.overtaker, right.overtaker),
    )
}

/** The flips between every two lenses, in the order of the lenses. Cost: lenses squared x projects squared. */
export const flipsAmong = (prepared: PreparedRanking, lenses: readonly Lens[]): LensFlips[] =>
  lenses.flatMap((from, position) =>
    lenses
      .slice(position + 1)
      .map((to) => ({ from: from.id, to: to.id, flips: flipsBetween(prepared, from.weights, to.weights) })),
  )

/**
 * Flips as the weight of one dimension goes from 0 to 1 and the others keep their proportions; `at` is that weight.
 * Empty when the lens weighs nothing else, or nothing else that has any loss.
 */
export function flipsOverWeight(prepared: PreparedRanking, weights: PerDimension, dimension: Dimension): Flip[] {
  const others = DIMENSIONS.reduce((sum, each) => (each === dimension ? sum : sum + weights[each]), 0)
  if (others <= 0) return []
  return flipsBetween(
    prepared,
    perDimension((each) => (each === dimension ? 0 : weights[each] / others)),
    perDimension((each) => (each === dimension ? 1 : 0)),
  )
}

/** Sum of the weights of dimensions that have any loss: what the others are rescaled by. */
export const weightInForce = (weights: PerDimension, totals: PerDimension): number =>
  DIMENSIONS.reduce((sum, dimension) => (totals[dimension] > 0 ? sum + weights[dimension] : sum), 0)
