import type { BudgetingMethod, WindowKind } from '../../../model/evidence/slo.ts'

/** What an SLO of any version says, in one form. */
export interface Definition {
  readonly service: string
  readonly budgetingMethod: BudgetingMethod
  readonly windowDays: number
  readonly windowKind: WindowKind
  /** At least one. */
  readonly objectives: readonly Objective[]
}

export interface Objective {
  readonly title: string | null
  readonly target: number
  readonly timeSliceTarget: number | null
  readonly timeSliceMinutes: number | null
}

/** Rolling unless a calendar is stated or `isRolling` denies it. */
export const windowKindOf = ({ isRolling, calendar }: Window): WindowKind =>
  (isRolling ?? !calendar) ? 'rolling' : 'calendar'

export interface Window {
  readonly isRolling?: boolean | null | undefined
  readonly calendar?: object | null | undefined
}

/** What is wrong between a window's fields. */
export function windowContradiction(window: Window): string | null {
  if (window.isRolling === true && window.calendar) return 'a rolling window has no calendar; take one of them out'
  if (window.isRolling === false && !window.calendar) {
    return 'a window that is not rolling needs calendar: { startTime: 2026-01-01 00:00:00, timeZone: UTC }; or write isRolling: true'
  }
  return null
}

interface SliceFields {
  readonly timeSliceTarget?: number | null | undefined
  readonly timeSliceWindow?: unknown
}

/** What an objective needs for its budget to be counted in slices of time and does not have. */
export function missingSliceField(method: BudgetingMethod, fields: SliceFields): keyof SliceFields | null {
  if (method === 'Timeslices' && fields.timeSliceTarget == null) return 'timeSliceTarget'
  return method !== 'Occurrences' && fields.timeSliceWindow == null ? 'timeSliceWindow' : null
}
