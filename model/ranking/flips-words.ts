import type { Dimension } from '../evidence/lens.ts'
import { wholePercent } from '../format.ts'

/** Titles, as a reader knows them, of two projects that trade places. */
interface FlipTitles {
  readonly overtaken: string
  readonly overtaker: string
}

/**
 * A flip between two lenses in plain words: "At 62% of the way from Engineering to Sales, B overtakes A".
 * @param at as `flipsBetween` gives it; 0 and 1 are ties of one lens itself
 */
export function flipSentence(at: number, titles: FlipTitles & { readonly from: string; readonly to: string }): string {
  const { overtaken, overtaker, from, to } = titles
  if (at <= 0) return `For ${from}, ${overtaken} and ${overtaker} tie; towards ${to}, ${overtaker} leads`
  if (at >= 1) return `For ${to}, ${overtaken} and ${overtaker} tie; towards ${from}, ${overtaken} leads`
  return `At ${within(at)} of the way from ${from} to ${to}, ${overtaker} overtakes ${overtaken}`
}

/** A flip over the weight of one dimension: "B passes A over 33% toil". @param at as `flipsOverWeight` gives it */
export const weightFlipSentence = (at: number, dimension: Dimension, { overtaken, overtaker }: FlipTitles): string =>
  `${overtaker} passes ${overtaken} over ${within(at)} ${dimension}`

/** A share strictly inside never reads as one of the ends. */
function within(share: number): string {
  if (share > 0 && share < 0.01) return '<1%'
  if (share > 0.99 && share < 1) return '>99%'
  return `${wholePercent(share)}%`
}
