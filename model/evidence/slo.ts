import type { Days, Minutes, Ratio } from '../quantity.ts'

export const WINDOW_KINDS = ['rolling', 'calendar'] as const
export type WindowKind = (typeof WINDOW_KINDS)[number]

/** How the budget is spent: by each bad event, by each bad slice of time, or by the average of the slices' ratios. As in OpenSLO. */
export const BUDGETING_METHODS = ['Occurrences', 'Timeslices', 'RatioTimeslices'] as const
export type BudgetingMethod = (typeof BUDGETING_METHODS)[number]

/** A service level objective: this share of good events within the window. */
export interface Slo {
  readonly id: string
  readonly title: string
  readonly service: string
  /** At least 0, below 1. */
  readonly objective: Ratio
  readonly window: Days
  readonly windowKind: WindowKind
  readonly budgetingMethod: BudgetingMethod
  /** Share of good events from which a slice of time counts as good; above 0, at most 1. Null when not stated. */
  readonly timeSliceTarget: Ratio | null
  /** Length of a slice of time; null when not stated. */
  readonly timeSliceWindow: Minutes | null
}
