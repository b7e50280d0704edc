import type { Slo } from '../evidence/slo.ts'
import type { Loss } from '../loss/loss.ts'
import { MILLISECONDS_PER_MINUTE, MINUTES_PER_DAY, type Minutes, minutes } from '../quantity.ts'

/** What a time slice is judged by. */
export type SliceBudget = Pick<Slo, 'budgetingMethod' | 'timeSliceTarget' | 'timeSliceWindow'>

/**
 * Minutes of budget that an outage takes, in expectation over where it falls among the slices. Where whole bad slices
 * count, one is bad once the outage covers c = window x (1 - target) / share of it: of an outage of d minutes that is
 * d + window - 2c minutes of slices, and none where it never covers as much. Elsewhere it is d x share.
 * @param share of customers that fail, 0 to 1
 */
export function budgetTaken(slo: SliceBudget, duration: Minutes, share: number): Minutes {
  const { budgetingMethod, timeSliceTarget, timeSliceWindow } = slo
  if (budgetingMethod !== 'Timeslices' || timeSliceTarget === null || timeSliceWindow === null)
    return minutes(duration * share)
  if (share <= 0) return minutes(0)
  const covered = (timeSliceWindow * (1 - timeSliceTarget)) / share
  if (covered > Math.min(duration, timeSliceWindow)) return minutes(0)
  return minutes(duration + timeSliceWindow - 2 * covered)
}

/** Losses as what they take of such a budget. Overlaps are taken out of a loss's share, as of its minutes. */
export const lossesAsBudget = (losses: readonly Loss[], slo: SliceBudget): Loss[] =>
  losses.map((loss) => {
    const duration = minutes((loss.endedAt - loss.startedAt) / MILLISECONDS_PER_MINUTE)
    return duration > 0 ? { ...loss, minutes: budgetTaken(slo, duration, loss.minutes / duration) } : loss
  })

/** Minutes of budget that the usual burn takes a day: of whole slices all or nothing, as its even ratio misses their target or not. */
export function usualBurnTaken(slo: SliceBudget, dailyMinutes: number): number {
  if (slo.budgetingMethod !== 'Timeslices' || slo.timeSliceTarget === null) return dailyMinutes
  return dailyMinutes / MINUTES_PER_DAY > 1 - slo.timeSliceTarget ? MINUTES_PER_DAY : 0
}
