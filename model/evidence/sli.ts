import type { Instant, Minutes } from '../quantity.ts'

/** Good and total events in one interval. No bucket means unknown: never up, never down. */
export interface SliBucket {
  readonly start: Instant
  readonly length: Minutes
  readonly good: number
  readonly total: number
}

/** A service level indicator as a source measures it. */
export interface SliSeries {
  /** Unique among all sources: `prometheus/checkout-availability`. */
  readonly id: string
  readonly title: string
  readonly service: string
  /** The id of the objective that it is measured for; null when it is for none. */
  readonly slo: string | null
  /** Ascending by start, without overlaps; shorter near now and near incidents than long ago. */
  readonly buckets: readonly SliBucket[]
}
