import type { Slo } from '../evidence/slo.ts'
import { type Instant, instant, MILLISECONDS_PER_DAY } from '../quantity.ts'

/** The time an objective is held to: from `start` up to, not including, `end`. */
export interface SloWindow {
  readonly start: Instant
  readonly end: Instant
  /** A calendar window whose start nobody stated: it is then taken to follow the calendar in UTC. */
  readonly isStartAssumed: boolean
}

const MEAN_MONTH = 365.25 / 12
/** Whole days that stand for a calendar period where no start says otherwise. */
const MONTHS_OF_DAYS = [
  { least: 28, most: 31, months: 1 },
  { least: 90, most: 92, months: 3 },
  { least: 365, most: 366, months: 12 },
] as const
const FIRST_YEAR = instant(0)
const FIRST_MONDAY = instant(4 * MILLISECONDS_PER_DAY)

/**
 * The rolling window that ends at `asOf`, or the calendar window that holds it.
 * A calendar window with a stated start repeats from there as it was written: by calendar months where its length is a
 * whole number of mean months (the 1M, 1Q and 1Y of OpenSLO), else by days. Without one it is the month (28 to 31 days),
 * quarter (90 to 92) or year (365 or 366) of UTC; other lengths repeat from a Monday, so that 7 days are an ISO week.
 * @param startsAt the start of any one of the calendar windows; null when not stated
 */
export function windowOf(
  { window, windowKind }: Pick<Slo, 'window' | 'windowKind'>,
  asOf: Instant,
  startsAt: Instant | null = null,
): SloWindow {
  if (windowKind === 'rolling') {
    return { start: instant(asOf - window * MILLISECONDS_PER_DAY), end: asOf, isStartAssumed: false }
  }
  const isStartAssumed = startsAt === null
  const months = meanMonths(window) ?? (isStartAssumed ? monthsOfDays(window) : null)
  const period =
    months === null
      ? daysAround(asOf, startsAt ?? FIRST_MONDAY, window * MILLISECONDS_PER_DAY)
      : monthsAround(asOf, startsAt ?? FIRST_YEAR, months)
  return { ...period, isStartAssumed }
}

function meanMonths(days: number): number | null {
  const months = Math.round(days / MEAN_MONTH)
  return months > 0 && Math.abs(days - months * MEAN_MONTH) < 1e-6 ? months : null
}

const monthsOfDays = (days: number): number | null =>
  MONTHS_OF_DAYS.find(({ least, most }) => days >= least && days <= most)?.months ?? null

function daysAround(asOf: Instant, anchor: Instant, length: number): { start: Instant; end: Instant } {
  const start = anchor + Math.floor((asOf - anchor) / length) * length
  return { start: instant(start), end: instant(start + length) }
}

function monthsAround(asOf: Instant, anchor: Instant, months: number): { start: Instant; end: Instant } {
  let period = Math.floor((monthNumber(asOf) - monthNumber(anchor)) / months)
  if (addMonths(anchor, period * months) > asOf) period -= 1
  return { start: addMonths(anchor, period * months), end: addMonths(anchor, (period + 1) * months) }
}

const monthNumber = (moment: Instant): number => new Date(moment).getUTCFullYear() * 12 + new Date(moment).getUTCMonth()

/** The same day and time of a later month, or its last day where it is shorter. */
function addMonths(moment: Instant, months: number): Instant {
  const date = new Date(moment)
  const month = date.getUTCMonth() + months
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate()
  const dayStart = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate())
  const newDay = Date.UTC(date.getUTCFullYear(), month, Math.min(date.getUTCDate(), lastDay))
  return instant(newDay + (moment - dayStart))
}
