/**
 * How numbers, dates and words are written, everywhere. Reliability and chances are rounded down, so that nothing
 * looks surer than it is; the rest is rounded. Locale and time zone are fixed: a shared view reads the same for all.
 */

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })

/** 4096 -> "4,096". */
export const count = (value: number): string => grouped.format(value)

/** A share of 0 to 1 as a percentage: 0.067 -> "6.7%". Something never reads as nothing. */
export function percent(share: number, digits = 1): string {
  const least = 10 ** -digits
  const value = share * 100
  if (value > 0 && value < least / 2) return `<${least.toFixed(digits)}%`
  return `${value.toFixed(digits)}%`
}

/** A share as a rounded whole percentage, without the sign: 0.55 -> "55". */
export const wholePercent = (share: number): string => (share * 100).toFixed(0)

/** A chance, rounded down: 0.989 -> "98%"; never "100%" and never "0%", which a simulation cannot tell. */
export function chance(probability: number): string {
  if (probability > 0.99) return '>99%'
  if (probability < 0.01) return '<1%'
  // One part in 10^9 is floating point, not doubt: 0.29 * 100 is 28.999999999999996.
  return `${Math.floor(probability * 100 + 1e-9)}%`
}

/** Reliability, rounded down to `digits`: 0.999996 -> "99.99%", never "100%" unless nothing failed. */
export function reliability(ratio: number, digits = 2): string {
  const scale = 10 ** digits
  const most = ratio < 1 ? 100 * scale - 1 : Number.POSITIVE_INFINITY
  return `${(Math.min(most, Math.floor(ratio * 100 * scale + 1e-9)) / scale).toFixed(digits)}%`
}

/** Reliability with one digit more than its objective states, two at least: (0.999996, 0.9995) -> "99.999%". */
export function reliabilityAgainst(ratio: number, objectiveShare: number): string {
  const stated = String(Number((objectiveShare * 100).toPrecision(12))).split('.')[1]?.length ?? 0
  return reliability(ratio, Math.max(2, stated + 1))
}

/** Consumed share of a budget, rounded up: 0.301 -> "31%". Something never reads as nothing, nor all as less. */
export const budgetConsumed = (share: number): string =>
  // One part in 10^9 is floating point, not use: 0.07 * 100 is 7.000000000000001.
  `${grouped.format(Math.max(0, Math.ceil(share * 100 - 1e-9)))}%`

/** What was promised, as it was stated, never rounded: (0.9995, 28) -> "99.95% over 28 d"; a window below a day in hours. */
export function objective(share: number, windowDays: number): string {
  const window = windowDays < 1 ? `${trimmed(windowDays * 24)} h` : `${trimmed(windowDays)} d`
  return `${Number((share * 100).toPrecision(12))}% over ${window}`
}

const trimmed = (value: number): string => value.toFixed(1).replace(/\.0$/, '')

/** Leverage, a share of all pain removed per engineer-week, in percent: 0.0211 -> "2.11". */
export function leverage(value: number): string {
  const points = value * 100
  if (points > 0 && points < 0.005) return '<0.01'
  return points.toFixed(points < 9.995 ? 2 : points < 99.95 ? 1 : 0)
}

/** Engineer-weeks: 11.84 -> "11.8". */
export const weeks = (value: number): string => (value < 99.95 ? value.toFixed(1) : count(value))

/** Engineer-weeks without an idle decimal: 44 -> "44", 43.8 -> "43.8". */
export const weeksShort = (value: number): string => weeks(value).replace(/\.0$/, '')

/** Minutes, hours, money or points, in three digits or so: 1234567 -> "1.23M", 20.52 -> "20.5". */
export function amount(value: number): string {
  const size = Math.abs(value)
  if (size >= 999_500_000) return `${three(value / 1e9)}B`
  if (size >= 999_500) return `${three(value / 1e6)}M`
  if (size >= 9_995) return `${three(value / 1e3)}k`
  if (size >= 99.95) return count(value)
  if (size >= 9.995) return value.toFixed(1)
  if (size > 0 && size < 0.005) return '<0.01'
  return size === 0 ? '0' : value.toFixed(2)
}

const three = (value: number): string => value.toFixed(Math.abs(value) < 9.995 ? 2 : Math.abs(value) < 99.95 ? 1 : 0)

const SMALL = 'no,one,two,three,four,five,six,seven,eight,nine,ten,eleven,twelve'.split(',')

/** Small numbers as words: 4 -> "four", 16 -> "16". */
export const inWords = (value: number): string => SMALL[value] ?? count(value)

/** The first letter large, for a sentence that begins with a number in words. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** A number with its noun: (1, "row") -> "1 row", (12, "row") -> "12 rows". */
export const counted = (value: number, noun: string, many = `${noun}s`): string =>
  `${count(value)} ${value === 1 ? noun : many}`

/** 7 -> "7th". */
export function ordinal(value: number): string {
  const suffix = Math.floor(value / 10) % 10 === 1 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th')
  return `${count(value)}${suffix}`
}

/** ["a"] -> "a"; ["a", "b", "c"] -> "a, b and c". */
export const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

/** The first few, then how many are missing: "auth, checkout-sdk and 2 more". */
export function listShort(words: readonly string[], most: number): string {
  if (words.length <= most) return words.join(', ')
  return `${words.slice(0, most).join(', ')} and ${words.length - most} more`
}

export const MONTHS = 'Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec'.split(',')

/** "28 Sep", in UTC. Accepts milliseconds or ISO 8601. */
export function dayAndMonth(moment: number | string): string {
  const date = new Date(moment)
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`
}
