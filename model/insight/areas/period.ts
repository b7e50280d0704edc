import type { Assumptions } from '../../assumption.ts'
import { DAYS_PER_WEEK } from '../../quantity.ts'

/** How far ahead losses are expected for: the ranking's year, or as many weeks as are shown of the past. */
export const AREA_PERIODS = ['year', 'quarter'] as const
export type AreaPeriod = (typeof AREA_PERIODS)[number]

/** Days of a period. */
export const periodDays = (period: AreaPeriod, { horizon, trendWeeks }: Assumptions): number =>
  period === 'year' ? horizon : trendWeeks * DAYS_PER_WEEK
