import type { Coverage, CoveredService } from '../evidence/service.ts'
import { type Days, days, daysBetween, type Instant } from '../quantity.ts'

/**
 * Covered time as the forecast sees it: the integral of the age weight over the covered days, in days.
 * A source that stopped reporting covers nothing after its last word, so silence never counts as reliability.
 */
export function weightedExposure(coverage: Coverage | null, asOf: Instant, halfLife: number): Days {
  return days(weightIntegral(coverage, asOf, halfLife))
}

/** Integral of the squared age weight, in days: what the sampling variance of a weighted count is proportional to. */
export function squaredExposure(coverage: Coverage | null, asOf: Instant, halfLife: number): Days {
  return days(weightIntegral(coverage, asOf, halfLife / 2))
}

function weightIntegral(coverage: Coverage | null, asOf: Instant, halfLife: number): number {
  if (coverage === null) return 0
  const oldest = Math.max(0, daysBetween(coverage.from, asOf))
  const newest = Math.max(0, daysBetween(coverage.to, asOf))
  if (oldest <= newest) return 0
  return (halfLife / Math.LN2) * (2 ** (-newest / halfLife) - 2 ** (-oldest / halfLife))
}

/** Days in which somebody watched a service, however long ago. */
export const watchedDays = ({ coverage, gaps }: Pick<CoveredService, 'coverage' | 'gaps'>): Days =>
  days(coverage === null ? 0 : gaps.reduce((sum, gap) => sum - lengthOf(gap), lengthOf(coverage)))

const lengthOf = ({ from, to }: Coverage): number => Math.max(0, daysBetween(from, to))
