import type { Assumptions } from '../assumption.ts'
import {
  type Hours,
  hours,
  type Instant,
  instant,
  MILLISECONDS_PER_HOUR,
  MILLISECONDS_PER_MINUTE,
  type Minutes,
  minutes,
  type Ratio,
  ratio,
} from '../quantity.ts'
import { burnRateFor } from './budget.ts'
import { longestOnEdge, type Timeline, tally } from './timeline.ts'

/** Two windows that must both burn too fast: the long one says that it matters, the short one that it still goes on. */
interface AlertRule {
  readonly action: 'page' | 'ticket'
  readonly long: Hours
  readonly short: Minutes
  /** Share of the budget that is gone when the long window has burnt at the threshold. */
  readonly budgetShare: Ratio
}

/** Source: SRE Workbook, chapter 5, multiwindow, multi-burn-rate alerts. */
const ALERT_RULES: readonly AlertRule[] = [
  { action: 'page', long: hours(1), short: minutes(5), budgetShare: ratio(0.02) },
  { action: 'page', long: hours(6), short: minutes(30), budgetShare: ratio(0.05) },
  { action: 'ticket', long: hours(72), short: minutes(360), budgetShare: ratio(0.1) },
]

export interface BurnAlert extends AlertRule {
  /** Burn rate above which both windows alert. */
  readonly threshold: number
  /** Null when too little of the window is known, or only in buckets longer than it. */
  readonly longBurnRate: number | null
  readonly shortBurnRate: number | null
  /** Null when what is unknown decides it. */
  readonly isAlerting: boolean | null
  /** False when even a full outage burns no faster than the threshold, so that it can never alert. */
  readonly isReachable: boolean
}

/**
 * The Workbook's multiwindow alerts as of a moment, fastest first, with thresholds for the objective's own window.
 * Rules with a window longer than the objective's are left out. Source: SRE Workbook, chapter 5.
 */
export function burnRates(timeline: Timeline, asOf: Instant, assumptions: Assumptions): BurnAlert[] {
  const { objective, window } = timeline.slo
  const over = (length: number) => burnRateOver(timeline, instant(asOf - length), asOf, assumptions)
  return ALERT_RULES.filter(({ long }) => long <= window * 24).map((rule) => {
    const threshold = burnRateFor(rule.budgetShare, rule.long, window)
    const longBurnRate = over(rule.long * MILLISECONDS_PER_HOUR)
    const shortBurnRate = over(rule.short * MILLISECONDS_PER_MINUTE)
    return {
      ...rule,
      threshold,
      longBurnRate,
      shortBurnRate,
      isAlerting: bothAbove(threshold, longBurnRate, shortBurnRate),
      isReachable: threshold < 1 / (1 - objective),
    }
  })
}

function burnRateOver(timeline: Timeline, from: Instant, to: Instant, assumptions: Assumptions): number | null {
  const { known, weight, bad } = tally(timeline, from, to)
  const length = to - from
  if (weight <= 0 || known < assumptions.burnCoverage * length) return null
  if (longestOnEdge(timeline, from, to) > length) return null
  return bad / weight / (1 - timeline.slo.objective)
}

function bothAbove(threshold: number, long: number | null, short: number | null): boolean | null {
  const isAbove = (burnRate: number | null) => (burnRate === null ? null : burnRate > threshold)
  if (isAbove(long) === false || isAbove(short) === false) return false
  return long === null || short === null ? null : true
}
