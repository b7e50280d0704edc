import { type Instant, instant, MILLISECONDS_PER_DAY } from '../../model/quantity.ts'

const ISO_8601 = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?\s?(?:Z|[+-]\d{2}(?::?\d{2})?)?$/i
const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const FOUR_CENTURIES = 146_097 * MILLISECONDS_PER_DAY
const [ZERO, NINE, CAPITAL_Z] = [0x30, 0x39, 0x5a]

/** The forms that `parseInstant` reads, for messages. */
export const TIME_FORMS = '2026-03-01T14:30:00Z, 2026-03-01T14:30:00+02:00 or 2026-03-01 14:30 (taken as UTC)'

/**
 * Reads an ISO 8601 date and time; one without a zone is UTC. Null for anything else: other orders of day and month, a
 * date alone (an incident's minutes matter), days that no calendar has, and "24:00".
 */
export function parseInstant(text: string): Instant | null {
  const stated = text.trim()
  if (!ISO_8601.test(stated)) return null
  // An import reads millions of these: digits are read where the pattern says they stand.
  const year = 100 * twoDigits(stated, 0) + twoDigits(stated, 2)
  const month = twoDigits(stated, 5)
  const day = twoDigits(stated, 8)
  const hour = twoDigits(stated, 11)
  const minute = twoDigits(stated, 14)
  const hasSecond = stated[16] === ':'
  const second = hasSecond ? twoDigits(stated, 17) : 0
  if (day < 1 || day > daysOfMonth(year, month) || hour > 23 || minute > 59 || second > 59) return null
  const fraction = hasSecond && stated[19] === '.' ? endOfDigits(stated, 20) : null
  const zone = zoneOffsetMinutes(stated, fraction ?? (hasSecond ? 19 : 16))
  if (zone === null) return null
  const milliseconds = fraction === null ? 0 : thousandths(stated, 20, fraction)
  // Date.UTC takes a year below 100 as one of the 20th century; the calendar repeats every 400 years.
  const midnight = Date.UTC(year + 400, month - 1, day) - FOUR_CENTURIES
  return instant(midnight + ((hour * 60 + minute - zone) * 60 + second) * 1000 + milliseconds)
}

/** The same moment as text, for messages: "2026-03-01T14:30:00Z". */
export const showInstant = (at: Instant): string => new Date(at).toISOString().replace('.000Z', 'Z')

const twoDigits = (text: string, at: number): number =>
  10 * (text.charCodeAt(at) - ZERO) + text.charCodeAt(at + 1) - ZERO

/** Of a fraction of a second; digits behind the third are left out. */
function thousandths(text: string, from: number, to: number): number {
  let sum = 0
  for (let at = from; at < from + 3; at += 1) sum = 10 * sum + (at < to ? text.charCodeAt(at) - ZERO : 0)
  return sum
}

function endOfDigits(text: string, from: number): number {
  let at = from
  while (text.charCodeAt(at) >= ZERO && text.charCodeAt(at) <= NINE) at += 1
  return at
}

/** 0 for a month that is none. */
function daysOfMonth(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 2 && isLeap ? 29 : (DAYS_OF_MONTH[month - 1] ?? 0)
}

/** None stated is UTC. */
function zoneOffsetMinutes(text: string, from: number): number | null {
  // Nearly all end so, and need no text of their own.
  if (text.charCodeAt(from) === CAPITAL_Z) return 0
  const zone = text.slice(from).trim()
  if (zone === '' || zone === 'z' || zone === 'Z') return 0
  const hour = Number(zone.slice(1, 3))
  const minute = Number(zone.slice(3).replace(':', '') || 0)
  if (hour > 14 || minute > 59) return null
  return (zone.startsWith('-') ? -1 : 1) * (hour * 60 + minute)
}
