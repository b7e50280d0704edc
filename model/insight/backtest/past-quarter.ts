import type { CoveredService } from '../../evidence/service.ts'
import type { Loss } from '../../loss/loss.ts'
import type { Instant } from '../../quantity.ts'

/** A quarter that is over: what was known when it began, and what happened. */
export interface PastQuarter {
  readonly start: Instant
  /** Where the quarter, or what is known of it, ends. */
  readonly end: Instant
  /** As covered when the quarter began. */
  readonly services: readonly CoveredService[]
  /** As known when the quarter began. */
  readonly losses: readonly Loss[]
  /** Service minutes lost to incidents that began in the quarter, as known now. */
  readonly lost: ReadonlyMap<string, number>
  /** The same as known when the quarter ended: whatever is learnt from it by then may use no more. */
  readonly lostByEnd: ReadonlyMap<string, number>
}

/** Calendar quarters in UTC that lie within a span, first to last. */
export function quartersWithin(from: Instant, to: Instant): { readonly start: Instant; readonly end: Instant }[] {
  const quarters: { start: Instant; end: Instant }[] = []
  const first = new Date(from)
  let month = first.getUTCFullYear() * 12 + Math.floor(first.getUTCMonth() / 3) * 3
  const startOf = (months: number) => Date.UTC(Math.floor(months / 12), months % 12, 1) as Instant
  for (; startOf(month + 3) <= to; month += 3) {
    if (startOf(month) >= from) quarters.push({ start: startOf(month), end: startOf(month + 3) })
  }
  return quarters
}

/** The first moment after the calendar quarter, UTC, that begins at `start`. */
export function quarterEnd(start: Instant): Instant {
  const date = new Date(start)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 3, 1) as Instant
}

/** 2025-04-01 is Q2 2025. */
export const quarterName = (start: Instant): string => {
  const date = new Date(start)
  return `Q${Math.floor(date.getUTCMonth() / 3) + 1} ${date.getUTCFullYear()}`
}
