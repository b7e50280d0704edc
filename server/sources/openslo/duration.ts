/** Days in a unit of a window. A month, quarter and year are those of the mean Gregorian year of 365.25 days. */
const DAYS_OF = { h: 1 / 24, d: 1, w: 7, M: 365.25 / 12, Q: 365.25 / 4, Y: 365.25 } as const
const MINUTES_OF = { m: 1, h: 60, d: 1_440, w: 10_080 } as const
const SHORTHAND = /^([1-9]\d{0,5})([a-zA-Z])$/

/** The forms that `windowDays` reads, for messages. */
export const WINDOW_FORMS = '1h, 7d, 4w, 1M (month), 1Q (quarter) or 1Y'
/** The forms that `sliceMinutes` reads, for messages. */
export const SLICE_FORMS = '1m, 5m or 1h'

/** Days of an OpenSLO duration such as "28d"; null for any other text, and for minutes, which are no window to hold an objective in. */
export const windowDays = (text: string): number | null => measured(text, DAYS_OF)

/** Minutes of an OpenSLO duration such as "5m"; null for any other text. */
export const sliceMinutes = (text: string): number | null => measured(text, MINUTES_OF)

function measured(text: string, units: Readonly<Record<string, number>>): number | null {
  const [, count, unit = ''] = SHORTHAND.exec(text) ?? []
  return count !== undefined && Object.hasOwn(units, unit) ? Number(count) * (units[unit] ?? 0) : null
}
