import type { Days, Ratio } from '../quantity.ts'

export const WINDOW_KINDS = ['rolling', 'calendar'] as const
export type WindowKind = (typeof WINDOW_KINDS)[number]

/** A service level objective: this share of good events within the window. */
export interface Slo {
  readonly id: string
  readonly title: string
  readonly service: string
  /** At least 0, below 1. */
  readonly objective: Ratio
  readonly window: Days
  readonly windowKind: WindowKind
}
