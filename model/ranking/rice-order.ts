import { compareText } from '../compare.ts'
import type { RiceEstimate } from '../evidence/rice.ts'
import { riceScore } from '../framework/rice.ts'
import type { RicePlace } from './ranked.ts'
import type { Place } from './ranked-project.ts'
import { reported } from './round.ts'

/** Score and place of every ranked project that a RICE sheet scores, by id: highest score first, equal ones by id. */
export function ricePlaces(places: readonly Place[], sheet: readonly RiceEstimate[]): ReadonlyMap<string, RicePlace> {
  const ranked = new Set(places.map(({ mean }) => mean.id))
  const scored = sheet
    .filter(({ id }) => ranked.has(id))
    .map((estimate) => ({ id: estimate.id, score: riceScore(estimate) }))
    .sort((left, right) => right.score - left.score || compareText(left.id, right.id))
  return new Map(scored.map(({ id, score }, position) => [id, { score: reported(score), rank: position + 1 }]))
}

/**
 * The projects that a team would start which follows the sheet: in its order, each that still fits, in our own weeks of
 * effort. Filling the gaps is kinder to the sheet than our cut line is to us, which ends where the next does not fit.
 * @param capacity in engineer-weeks
 */
export function takenByRice(
  places: readonly Place[],
  rice: ReadonlyMap<string, RicePlace>,
  capacity: number,
): readonly Place[] {
  const rankOf = ({ mean }: Place): number => rice.get(mean.id)?.rank ?? Number.POSITIVE_INFINITY
  let left = capacity
  return places
    .filter(({ mean }) => rice.has(mean.id))
    .sort((one, other) => rankOf(one) - rankOf(other))
    .filter(({ mean }) => {
      if (mean.effort > left) return false
      left -= mean.effort
      return true
    })
}
