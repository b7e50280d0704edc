import { daysBetween, type Instant, instant } from '../quantity.ts'
import { accepted, type Result, refused } from '../result.ts'

/** A stretch of the calendar that a plan is made for, in UTC. */
export interface PlanPeriod {
  /** As people say it: "Q1 2025". */
  readonly label: string
  readonly from: Instant
  /** The first moment after it. */
  readonly to: Instant
  readonly days: number
}

export interface QuarterFault {
  readonly type: 'NotAQuarter'
  readonly text: string
}

const MONTHS = 3
const QUARTERS = 4
/** Years that a plan may be for: outside of them somebody mistyped. */
const [FIRST_YEAR, LAST_YEAR] = [1990, 2199] as const

/** The calendar quarter that "2025Q1" or "2025-Q1" names; a refusal that carries the text when it names none. */
export function readQuarter(text: string): Result<PlanPeriod, QuarterFault> {
  const found = /^(\d{4})-?[qQ]([1-4])$/.exec(text.trim())
  const year = Number(found?.[1])
  if (!found || year < FIRST_YEAR || year > LAST_YEAR) return refused({ type: 'NotAQuarter', text })
  return accepted(quarter(year, Number(found[2])))
}

/** The first quarter that begins after a moment: what there is still time to plan. */
export function nextQuarter(moment: Instant): PlanPeriod {
  const date = new Date(moment)
  const number = Math.floor(date.getUTCMonth() / MONTHS) + 2
  return number > QUARTERS ? quarter(date.getUTCFullYear() + 1, 1) : quarter(date.getUTCFullYear(), number)
}

/** As it is written in an address or a command: "2025Q1". */
export const quarterName = ({ from }: PlanPeriod): string => {
  const date = new Date(from)
  return `${date.getUTCFullYear()}Q${date.getUTCMonth() / MONTHS + 1}`
}

function quarter(year: number, number: number): PlanPeriod {
  const from = instant(Date.UTC(year, (number - 1) * MONTHS))
  const to = instant(Date.UTC(year, number * MONTHS))
  return { label: `Q${number} ${year}`, from, to, days: Math.round(daysBetween(from, to)) }
}

/** The moment that a plan is made as of: today, and for a quarter that is over, its first day. */
export const planMoment = ({ from, to }: PlanPeriod, today: Instant): Instant => (to <= today ? from : today)
