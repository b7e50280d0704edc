import type { Dimension } from '../evidence/lens.ts'
import { amount, inWords, leverage, wholePercent } from '../format.ts'
import type { InputUnit } from './insight.ts'
import { inputWords } from './words.ts'

/** An estimate less likely than this puts nothing anywhere. */
const LEAST_CHANCE = 0.01

/** "Effort at most 1.2 weeks". */
export const leadConditionWords = (label: string, side: 'at least' | 'at most', at: number, unit: InputUnit): string =>
  `${label} ${side} ${inputWords(at, unit)}`

/** "A weight of over 54% for demand"; a share strictly inside never reads as one of the ends. */
export function leadWeightWords(dimension: Dimension, isOver: boolean, at: number): string {
  const share = at > 0 && at < 0.01 ? '<1' : at > 0.99 && at < 1 ? '>99' : String(wholePercent(at))
  return `A weight of ${isOver ? 'over' : 'under'} ${share}% for ${dimension}`
}

/** What could put it first, and how far it is from there. @param weights how many weights could */
export function leadWords(
  leader: { readonly title: string; readonly leverage: number },
  own: number,
  conditions: readonly { readonly chance: number }[],
  weights: number,
): { readonly finding: string; readonly distance: string } {
  const likely = conditions.filter(({ chance }) => chance >= LEAST_CHANCE).length
  return {
    finding: findingOf(likely, weights),
    distance:
      own > 0
        ? `${leader.title} leads with ${leverage(leader.leverage)} a week, ${amount(leader.leverage / own)} times as much`
        : `${leader.title} leads with ${leverage(leader.leverage)} a week; it removes nothing that the evidence knows of`,
  }
}

function findingOf(estimates: number, weights: number): string {
  if (estimates > 1) return `Any of ${inWords(estimates)} estimates alone could put it first`
  if (estimates === 1) return 'One estimate alone could put it first'
  return weights > 0 ? 'Only other weights would put it first' : 'No single estimate and no weight would put it first'
}
