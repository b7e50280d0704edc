import type { Assumptions } from '../assumption.ts'
import { type Days, type Hours, MINUTES_PER_DAY, type Minutes, minutes, type Ratio } from '../quantity.ts'

/** Minutes that may be bad within a window: (1 - objective) x window. Source: SRE Workbook, chapter 2. */
export const errorBudget = (objective: Ratio, window: Days): Minutes =>
  minutes((1 - objective) * window * MINUTES_PER_DAY)

/** Largest loss a single risk may have before it is too big for the objective, minutes a year. Source: Google CRE risk analysis. */
export const riskLimit = (objective: Ratio, assumptions: Assumptions): Minutes =>
  minutes(errorBudget(objective, assumptions.horizon as Days) * assumptions.riskBudgetShare)

/** What a service level indicator did to its budget within a window. */
export interface BudgetState {
  /** Minutes. */
  readonly budget: Minutes
  readonly consumed: Minutes
  /** Negative when overspent. */
  readonly remaining: Minutes
  /** 1 consumes exactly the budget in exactly the window. */
  readonly burnRate: number
}

/** Budget, consumption and burn of an indicator measured over a window. @param good share of good events, 0 to 1 */
export function budgetState(good: Ratio, objective: Ratio, window: Days): BudgetState {
  const budget = errorBudget(objective, window)
  const consumed = minutes((1 - good) * window * MINUTES_PER_DAY)
  return { budget, consumed, remaining: minutes(budget - consumed), burnRate: (1 - good) / (1 - objective) }
}

/** Burn rate at which this share of the budget is gone after this time. Source: SRE Workbook, chapter 5. */
export const burnRateFor = (budgetShare: Ratio, after: Hours, window: Days): number =>
  (budgetShare * window * 24) / after

/**
 * Time until an alert fires: (1 - objective) / error ratio x alerting window x burn rate. Source: SRE Workbook, chapter 5.
 * @param alertWindow in any unit; the result is in the same
 */
export const detectionTime = (objective: Ratio, errorRatio: Ratio, alertWindow: number, burnRate: number): number =>
  ((1 - objective) / errorRatio) * alertWindow * burnRate
