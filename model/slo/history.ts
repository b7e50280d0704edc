import { type Instant, instant, MILLISECONDS_PER_MINUTE, type Minutes, type Ratio, ratio } from '../quantity.ts'
import { measureSlo } from './measure.ts'
import type { Timeline } from './timeline.ts'

/** The budget as it stood at one moment. */
export interface BudgetPoint {
  readonly at: Instant
  /** Share of the window's budget that was left, negative when overspent; null when nothing was known of the window. */
  readonly remainingShare: number | null
  /** Share of the window so far that is known. */
  readonly knownShare: Ratio
}

/**
 * What was left of the budget from one moment to another, both included where the steps fall so. Cost: points x log buckets.
 * @param span `step` in minutes, above 0
 * @param startsAt start of one of the objective's calendar windows; null when not stated
 * @throws RangeError on a step that never ends
 */
export function budgetHistory(
  timeline: Timeline,
  { from, to, step }: { readonly from: Instant; readonly to: Instant; readonly step: Minutes },
  startsAt: Instant | null = null,
): BudgetPoint[] {
  if (!(step > 0)) throw new RangeError(`The step of a budget history is ${step} minutes; it must be above 0.`)
  const points: BudgetPoint[] = []
  for (let at = from; at <= to; at = instant(at + step * MILLISECONDS_PER_MINUTE)) {
    const { consumedShare, knownMinutes, unknownMinutes } = measureSlo(timeline, at, startsAt)
    const elapsed = knownMinutes + unknownMinutes
    points.push({
      at,
      remainingShare: consumedShare === null ? null : 1 - consumedShare,
      knownShare: ratio(elapsed > 0 ? knownMinutes / elapsed : 0),
    })
  }
  return points
}
