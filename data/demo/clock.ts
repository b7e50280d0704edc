/**
 * The two years that the demo company's files cover, in whole minutes. The last moment is the start of a Monday:
 * whoever loads the files may add whole weeks to every time, which keeps weekdays and working hours.
 */

export const START = Date.UTC(2024, 8, 30) / 60_000
export const END = Date.UTC(2026, 8, 28) / 60_000

const HOUR = 60
export const DAY = 24 * HOUR

/** "2026-09-21T14:02:00Z"; the only form in which the files write a time. `minute` counts from 1970, fractions are seconds. */
export const writtenTime = (minute: number): string =>
  new Date(Math.round(minute * 60) * 1000).toISOString().replace('.000Z', 'Z')

/** The minute of a written time. */
export const minuteOf = (time: string): number => Date.parse(time) / 60_000

/** When things of one kind break. */
export type Rhythm = 'any' | 'release' | 'peak' | 'batch' | 'payout run' | 'round hour'

interface Rule {
  /** Sunday is 0. */
  readonly weekdays: readonly number[]
  /** Spans of hours (UTC) in which it starts, each as likely as the other. */
  readonly hours: readonly (readonly [number, number])[]
}

const WORKING_DAYS = [1, 2, 3, 4, 5]
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6]

const RULES: Readonly<Record<Rhythm, Rule>> = {
  any: { weekdays: EVERY_DAY, hours: [[0, 24]] },
  release: {
    weekdays: [1, 2, 2, 3, 3, 4],
    hours: [
      [8, 12],
      [13, 16],
    ],
  },
  peak: {
    weekdays: [1, 4, 5, 5, 6],
    hours: [
      [9, 13],
      [17, 21],
    ],
  },
  batch: {
    weekdays: EVERY_DAY,
    hours: [
      [1, 4],
      [9, 17],
    ],
  },
  'payout run': {
    weekdays: WORKING_DAYS,
    hours: [
      [5, 7],
      [13, 15],
    ],
  },
  'round hour': {
    weekdays: EVERY_DAY,
    hours: [
      [0, 0],
      [0, 0],
      [12, 12],
    ],
  },
}

/** A minute in the day's week that fits the rhythm. `random` is drawn three times whatever the rhythm. */
export function minuteInWeek(week: number, rhythm: Rhythm, random: () => number): number {
  const { weekdays, hours } = RULES[rhythm]
  const weekday = weekdays[Math.floor(random() * weekdays.length)] as number
  const [from, to] = hours[Math.floor(random() * hours.length)] as readonly [number, number]
  const daysAfterMonday = (weekday + 6) % 7
  return START + (week * 7 + daysAfterMonday) * DAY + from * HOUR + Math.floor(random() * (to - from) * HOUR)
}

export const WEEKS = (END - START) / (7 * DAY)
