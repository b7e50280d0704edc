import type { Assumptions } from '../../assumption.ts'
import { assumedShare } from '../../evidence/severity.ts'
import type { Loss } from '../../loss/loss.ts'
import { daysBetween, type Instant } from '../../quantity.ts'

/** Orders that anybody can make in a sheet, which the ranking must not do worse than. */
export const SIMPLE_ORDERS = ['lastYearMinutes', 'lastYearCount', 'severityCount'] as const
export type SimpleOrder = (typeof SIMPLE_ORDERS)[number]

const YEAR_DAYS = 365

/**
 * A service's place by each simple order: service minutes lost in the last 365 days, incidents in them, and incidents
 * weighted by the share of customers that their severity stands for. Larger is worse.
 * @param losses of one service
 */
export function simpleScores(
  losses: readonly Loss[],
  asOf: Instant,
  assumptions: Assumptions,
): Record<SimpleOrder, number> {
  const lastYear = losses.filter(({ startedAt }) => daysBetween(startedAt, asOf) <= YEAR_DAYS)
  const sum = (of: (loss: Loss) => number) => lastYear.reduce((total, loss) => total + of(loss), 0)
  return {
    lastYearMinutes: sum(({ minutes }) => minutes),
    lastYearCount: lastYear.length,
    severityCount: sum(({ severity }) => assumedShare(severity, assumptions)),
  }
}
