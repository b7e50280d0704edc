import { dayAndMonth, ordinal } from '../format.ts'
import type { PlaceAt } from './place-at.ts'

/** Where a project stood at a moment; null where it did not compete. */
export interface HistoryPoint {
  /** ISO 8601. */
  readonly at: string
  readonly place: PlaceAt | null
}

/** The places of one project over time. */
export interface RankHistory {
  readonly id: string
  readonly title: string
  readonly lens: string
  readonly evidenceVersion: string
  /** The earliest first, that of the ranking itself last. */
  readonly points: readonly HistoryPoint[]
  readonly words: string
}

/** "It ranked 14th on 6 Jul and ranks 9th now". @param points at least one, the earliest first */
export function historyWords(points: readonly HistoryPoint[]): string {
  const placed = points.flatMap(({ at, place }) => (place ? [{ at, rank: place.rank }] : []))
  const [first] = placed
  const last = placed.at(-1)
  if (!first || !last) return 'It has not competed yet'
  if (points.at(-1)?.place === null) return `It last ranked ${ordinal(last.rank)}, on ${dayAndMonth(last.at)}`
  if (placed.length === 1) return `It ranks ${ordinal(last.rank)}, and its history begins today`
  const ranks = placed.map(({ rank }) => rank)
  const [best, worst] = [Math.min(...ranks), Math.max(...ranks)]
  if (best === worst) return `It has ranked ${ordinal(best)} since ${dayAndMonth(first.at)}`
  if (first.rank !== last.rank)
    return `It ranked ${ordinal(first.rank)} on ${dayAndMonth(first.at)} and ranks ${ordinal(last.rank)} now`
  return `It ranks ${ordinal(last.rank)} as on ${dayAndMonth(first.at)}, and was between ${ordinal(best)} and ${ordinal(worst)}`
}
