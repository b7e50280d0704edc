import type { PerDimension } from '../evidence/lens.ts'
import { quantiles } from '../random/quantile.ts'
import { countAboveLine, totalCapacity } from './cut-line.ts'
import { orderByMean } from './order.ts'
import type { PreparedRanking } from './prepare.ts'
import type { ProjectDraws } from './project-draws.ts'
import { ESTIMATE_PROBABILITIES, type Estimate } from './ranked.ts'
import { reported } from './round.ts'
import { scoreDraws } from './score.ts'
import { painPerUnit } from './weights.ts'

/** Where one project stands in a ranking. */
export interface PlaceAt {
  readonly rank: number
  /** How many compete. */
  readonly of: number
  /** Null where no team has a capacity. */
  readonly above: boolean | null
  /** Share of all pain removed per engineer-week. */
  readonly leverage: Estimate
}

/** The place of one project, as the report of the whole ranking gives it; null where it does not compete. Cost: n log n. @param draws of this project */
export function placeAt(
  prepared: PreparedRanking,
  draws: ProjectDraws | undefined,
  weights: PerDimension,
  id: string,
): PlaceAt | null {
  const order = orderByMean(prepared, weights)
  const place = order.find((other) => other.id === id)
  if (!place || !draws) return null
  const { leverage } = scoreDraws(draws, painPerUnit(weights, prepared.totals))
  const [p10, p50, p90] = quantiles(leverage, ESTIMATE_PROBABILITIES) as [number, number, number]
  const capacity = totalCapacity(prepared.evidence.teams)
  return {
    rank: place.rank,
    of: order.length,
    above: capacity === null ? null : place.rank <= countAboveLine(order, capacity),
    leverage: { mean: reported(place.leverage), p10: reported(p10), p50: reported(p50), p90: reported(p90) },
  }
}
