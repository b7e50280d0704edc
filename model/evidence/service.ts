import type { Instant, Money, Ratio } from '../quantity.ts'

/** Incidents that map to no service are counted under this one. No configured service may take the name. */
export const UNMAPPED = 'unmapped'

/** What customers depend on. */
export interface Service {
  readonly id: string
  readonly title: string
  /** 1 is the most important. */
  readonly tier: number | null
  readonly team: string | null
  /** Share of the company's traffic; null when nobody stated it. */
  readonly trafficShare: Ratio | null
  /** Revenue lost in a minute in which every customer of the service fails. */
  readonly revenuePerMinute: Money | null
  readonly dependsOn: readonly string[]
}

/** From when to when a source would have reported the service's incidents. Outside it nothing is known. */
export interface Coverage {
  readonly from: Instant
  readonly to: Instant
}

export interface CoveredService extends Service {
  /** Null when no source covers it: it then has the company's rate. */
  readonly coverage: Coverage | null
  /** Stretches of it that no source covers, earliest first: nobody knows what happened then. */
  readonly gaps: readonly Coverage[]
}
