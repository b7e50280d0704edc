import { MONTHS } from '../../model/format.ts'
import {
  MILLISECONDS_PER_DAY as DAY,
  MILLISECONDS_PER_HOUR as HOUR,
  MILLISECONDS_PER_MINUTE as MINUTE,
} from '../../model/quantity.ts'

export { dayAndMonth } from '../../model/format.ts'

const WEEKDAYS = 'Sun,Mon,Tue,Wed,Thu,Fri,Sat'.split(',')

/** "28 Sep 2026", in UTC. Accepts milliseconds or ISO 8601. */
export function day(moment: number | string): string {
  const date = new Date(moment)
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`
}

/** "Sep 2026", in UTC. */
export function month(moment: number | string): string {
  const date = new Date(moment)
  return `${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`
}

/** "Mon 28 Sep 2026", in UTC. */
export const weekdayAndDay = (moment: number | string): string =>
  `${WEEKDAYS[new Date(moment).getUTCDay()]} ${day(moment)}`

/** How long ago, in the largest unit that fits: "6 min", "3 h", "12 days". `now` in milliseconds. */
export function age(moment: number | string, now: number): string {
  const passed = Math.max(0, now - new Date(moment).getTime())
  if (passed < MINUTE) return '<1 min'
  if (passed < HOUR) return `${Math.floor(passed / MINUTE)} min`
  if (passed < 2 * DAY) return `${Math.floor(passed / HOUR)} h`
  if (passed < 730 * DAY) return `${Math.floor(passed / DAY)} days`
  return `${Math.floor(passed / (365.25 * DAY))} years`
}

/** Data older than this is called late. */
export const LATE_AFTER = DAY

/** "10:31 UTC" */
export const clock = (moment: number | string): string => `${new Date(moment).toISOString().slice(11, 16)} UTC`

/** "20 Aug 2026, 10:00 to 11:10", in UTC; with the day of its end where that is another, and "to now" without an end. */
export function stretch(from: string, to: string | null): string {
  const start = `${day(from)}, ${hourAndMinute(from)}`
  if (to === null) return `${start} to now`
  return day(from) === day(to) ? `${start} to ${hourAndMinute(to)}` : `${start} to ${day(to)}, ${hourAndMinute(to)}`
}

/** How soon, in the largest unit that fits: "in 6 min". `now` in milliseconds. */
export const until = (moment: number | string, now: number): string =>
  new Date(moment).getTime() <= now ? 'now' : `in ${age(now, new Date(moment).getTime())}`

/** "14:02", in UTC. */
export const hourAndMinute = (moment: number | string): string => new Date(moment).toISOString().slice(11, 16)
