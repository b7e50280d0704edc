import type { Instant, Minutes } from '../quantity.ts'

/** Good and total events of one service in one interval. No bucket means unknown: never up, never down. */
export interface SliBucket {
  readonly service: string
  readonly start: Instant
  readonly length: Minutes
  readonly good: number
  readonly total: number
}
