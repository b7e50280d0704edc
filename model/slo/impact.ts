import type { Assumptions } from '../assumption.ts'
import {
  days,
  type Instant,
  instant,
  MILLISECONDS_PER_DAY,
  type Minutes,
  minutes,
  type Ratio,
  ratio,
} from '../quantity.ts'
import { errorBudget } from './budget.ts'
import { type Timeline, tally } from './timeline.ts'

/** The budget that one incident is held against, whatever the objective's own window. Source: SRE Workbook, example error budget policy. */
export const FOUR_WEEKS = days(28)

/** What happened to the budget while an incident went on. */
export interface BudgetImpact {
  /** Consumed share of a four-week budget. */
  readonly share: number
  /** The same as minutes of that budget. */
  readonly minutes: Minutes
  /** Share of the incident's time that is known. */
  readonly knownShare: Ratio
}

/**
 * Share of a four-week budget that was consumed while an incident went on: all that was bad in its window, what is usual
 * included, against the budget of the four weeks up to its end, scaled to four known weeks. Incidents that overlap each
 * hold the whole of what they share. Null when too little of the window is known to measure it.
 */
export function impactOf(
  timeline: Timeline,
  { start, end }: { readonly start: Instant; readonly end: Instant },
  assumptions: Assumptions,
): BudgetImpact | null {
  const { objective } = timeline.slo
  const fourWeeks = FOUR_WEEKS * MILLISECONDS_PER_DAY
  const incident = tally(timeline, start, end)
  const before = tally(timeline, instant(end - fourWeeks), end)
  if (incident.weight <= 0 || incident.known < assumptions.measuredCoverage * (end - start)) return null
  const budget = (1 - objective) * before.weight * (fourWeeks / before.known)
  const share = incident.bad / budget
  return {
    share,
    minutes: minutes(share * errorBudget(objective, FOUR_WEEKS)),
    knownShare: ratio(incident.known / (end - start)),
  }
}
