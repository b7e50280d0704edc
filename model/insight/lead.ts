import { DIMENSIONS, type Dimension, type PerDimension } from '../evidence/lens.ts'
import { type LeadRange, leadRange } from '../ranking/lead-range.ts'
import { orderByMean } from '../ranking/order.ts'
import type { PreparedProject, PreparedRanking } from '../ranking/prepare.ts'
import { reported } from '../ranking/round.ts'
import { effectiveWeights } from '../ranking/weights.ts'
import { breakEven, surplus } from './break-even.ts'
import type { UncertainInput } from './input.ts'
import type { ProjectLead } from './insight.ts'
import { labelOf } from './insight-inputs.ts'
import { leadConditionWords, leadWeightWords, leadWords } from './lead-words.ts'
import { type InsightTitles, inputUnit } from './words.ts'

/**
 * What would put a project before all others; null for the one that leads. Only what somebody stated of the project
 * itself: what the record tells, such as how often a service fails, moves rivals too, which a comparison of two shows.
 * Exact. Cost: dimensions and lenses x projects x log projects.
 * @param uncertain as `projectInputs` gives it of this project
 */
export function leadOf(
  prepared: PreparedRanking,
  weights: PerDimension,
  own: PreparedProject,
  uncertain: readonly UncertainInput[],
  titles: InsightTitles,
): ProjectLead | null {
  const { id } = own.project
  const ranked = orderByMean(prepared, weights)
  const [first] = ranked
  const place = ranked.find((each) => each.id === id)
  if (!first || !place || first === place) return null
  const leader = {
    id: first.id,
    title: prepared.projects.find(({ project }) => project.id === first.id)?.project.title ?? first.id,
    leverage: reported(first.leverage),
  }
  const rival = { id: first.id, role: 'previous in rank', leverage: first.leverage } as const
  const conditions = uncertain
    .flatMap((input) => {
      const { at } = input.estimate === null ? { at: null } : breakEven(input, rival)
      if (at === null) return []
      const side = surplus(input, rival).slope > 0 ? ('at least' as const) : ('at most' as const)
      const below = input.spread.below(at)
      const label = labelOf(input, uncertain, own, titles)
      const unit = inputUnit(input.subject)
      return [
        {
          key: input.key,
          label,
          unit,
          mean: reported(input.spread.mean),
          at: reported(at),
          side,
          chance: reported(side === 'at least' ? 1 - below : below),
          words: leadConditionWords(label, side, at, unit),
        },
      ]
    })
    .sort((one, other) => other.chance - one.chance)
  const inForce = effectiveWeights(weights, prepared.totals)
  const ranges = DIMENSIONS.flatMap((dimension) => {
    const range = leadRange(prepared, weights, dimension, id)
    return range ? [weightOf(dimension, inForce[dimension], range)] : []
  })
  const bestLens = prepared.evidence.lenses
    .map((lens) => ({
      id: lens.id,
      title: lens.title,
      rank: orderByMean(prepared, lens.weights).find((each) => each.id === id)?.rank ?? ranked.length,
    }))
    .reduce<ProjectLead['bestLens']>((best, lens) => (best === null || lens.rank < best.rank ? lens : best), null)
  return {
    leader,
    conditions,
    weights: ranges,
    bestLens,
    words: leadWords(leader, place.leverage, conditions, ranges.length),
  }
}

/** The end of the range that is nearer to the weight in force. */
function weightOf(dimension: Dimension, now: number, { least, most }: LeadRange): ProjectLead['weights'][number] {
  const isOver = least > now
  const at = isOver ? least : most
  return { dimension, now: reported(now), at: reported(at), words: leadWeightWords(dimension, isOver, at) }
}
