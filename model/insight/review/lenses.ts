import type { Dimension } from '../../evidence/lens.ts'
import { inWords, list, ordinal } from '../../format.ts'
import type { LensOrder, Robustness, ShownFlip } from '../../ranking/robustness.ts'
import type { Disagreement } from './disagreement.ts'

type Lenses = Pick<Robustness, 'lenses'>

/** How many projects from the top are the same through every lens, none of them below any cut line. */
export function sameTop({ lenses }: Lenses): number {
  const [first, ...others] = lenses
  if (!first || others.length === 0) return 0
  for (let count = Math.min(...lenses.map(({ above }) => above)); count > 0; count -= 1) {
    const top = new Set(first.order.slice(0, count))
    if (others.every(({ order }) => order.slice(0, count).every((id) => top.has(id)))) return count
  }
  return 0
}

/** Where a project stands through each lens, whether it crosses the cut line on the way, and how many ranks it moves. */
export function rankSpread({ lenses }: Lenses, id: string) {
  const places = lenses.map(({ order, above, title }: LensOrder) => {
    const position = order.indexOf(id)
    return { title, rank: position + 1, isAbove: position < above }
  })
  const ranks = places.map(({ rank }) => rank)
  return {
    places,
    crosses: new Set(places.map(({ isAbove }) => isAbove)).size > 1,
    spread: ranks.length === 0 ? 0 : Math.max(...ranks) - Math.min(...ranks),
  }
}

/** Ids of the projects that the lenses divide: over the cut line first, then by how far they move. */
export const dividing = (report: Pick<Robustness, 'lenses' | 'projects'>): string[] =>
  report.projects
    .map(({ id }) => ({ id, ...rankSpread(report, id) }))
    .filter(({ spread }) => spread > 0)
    .toSorted((one, other) => Number(other.crosses) - Number(one.crosses) || other.spread - one.spread)
    .map(({ id }) => id)

/** "All five lenses put the same four projects first. A is where we differ: 6th for Operations, below the cut for Sales". */
export function differWords(
  report: Pick<Robustness, 'lenses' | 'projects' | 'words'>,
  differences: readonly Pick<Disagreement, 'title' | 'planChange'>[],
): string {
  const [first] = dividing(report)
  const title = report.projects.find(({ id }) => id === first)?.title
  const turning = differences.filter(({ planChange }) => planChange > 0).map((one) => one.title)
  const people = turning.length === 0 ? '' : `; people’s estimates of ${list(turning)} turn the plan`
  if (first === undefined || title === undefined) return `${report.words}${people}`
  const same = sameTop(report)
  const shared = same === 1 ? 'project' : `${inWords(same)} projects`
  const agreed = same > 0 ? `All ${inWords(report.lenses.length)} lenses put the same ${shared} first. ` : ''
  const { places, crosses } = rankSpread(report, first)
  const best = places.reduce((one, other) => (other.rank < one.rank ? other : one))
  const worst = places.reduce((one, other) => (other.rank > one.rank ? other : one))
  const down = crosses && !worst.isAbove ? 'below the cut' : ordinal(worst.rank)
  return `${agreed}${title} is where the lenses differ: ${ordinal(best.rank)} for ${best.title}, ${down} for ${worst.title}${people}`
}

/** A pair that trades places over the weight of a dimension. */
export interface WeightFlip extends ShownFlip {
  readonly dimension: Dimension
}

/**
 * Pairs that trade places at a weight between those of two lenses, so that who is asked decides: those of one project
 * first, then those over the cut line, then those nearest the weight in force.
 * @param subject id of that project; null for none
 */
export function decidingFlips(
  { lenses, lens, weightFlips }: Pick<Robustness, 'lenses' | 'lens' | 'weightFlips'>,
  subject: string | null,
  most: number,
): WeightFlip[] {
  const isOf = ({ overtaken, overtaker }: ShownFlip) => overtaken === subject || overtaker === subject
  return weightFlips
    .flatMap(({ dimension, shown }) => {
      const weights = lenses.map((each) => each.weights[dimension])
      const now = lenses.find(({ id }) => id === lens)?.weights[dimension] ?? 0
      const [least, largest] = [Math.min(...weights), Math.max(...weights)]
      return shown
        .filter(({ at }) => at > least && at < largest)
        .map((flip) => ({ flip: { ...flip, dimension }, away: Math.abs(flip.at - now) }))
    })
    .toSorted(
      (one, other) =>
        Number(isOf(other.flip)) - Number(isOf(one.flip)) ||
        Number(other.flip.crossesLine) - Number(one.flip.crossesLine) ||
        one.away - other.away,
    )
    .slice(0, most)
    .map(({ flip }) => flip)
}
