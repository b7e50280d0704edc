import type { Assumptions } from '../assumption.ts'
import { type Days, type Hours, MINUTES_PER_DAY, type Minutes, minutes, type Ratio } from '../quantity.ts'

/** Minutes that may be bad within a window: (1 - objective) x window. Source: SRE Workbook, chapter 2. */
export const errorBudget = (objective: Ratio, window: Days): Minutes =>
  minutes((1 - objective) * window * MINUTES_PER_DAY)

/** Largest loss a single risk may have before it is too big for the objective, minutes a year. Source: Google CRE risk analysis. */
export const riskLimit = (objective: Ratio, assumptions: Assumptions): Minutes =>
  minutes(errorBudget(objective, assumptions.horizon as Days) * assumptions.riskBudgetShare)

/** Burn rate at which this share of the budget is gone after this time. Source: SRE Workbook, chapter 5. */
export const burnRateFor = (budgetShare: Ratio, after: Hours, window: Days): number =>
  (budgetShare * window * 24) / after

/**
 * Time until an alert fires: (1 - objective) / error ratio x alerting window x burn rate. Source: SRE Workbook, chapter 5.
 * @param alertWindow in any unit; the result is in the same
 */
export const detectionTime = (objective: Ratio, errorRatio: Ratio, alertWindow: number, burnRate: number): number =>
  ((1 - objective) / errorRatio) * alertWindow * burnRate
