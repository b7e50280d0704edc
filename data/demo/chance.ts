import { drawNormal } from '../../model/random/distribution.ts'
import type { Random } from '../../model/random/stream.ts'

export const SEED = 41

/** One entry, each as likely as the other. */
export const pick = <Entry>(entries: readonly Entry[], random: Random): Entry =>
  entries[Math.floor(random() * entries.length)] as Entry

/** A number between `from` and `to`. */
export const between = (from: number, to: number, random: Random): number => from + random() * (to - from)

/** A whole number from `from` to `to`, both included. */
export const whole = (from: number, to: number, random: Random): number => Math.floor(between(from, to + 1, random))

/** A log-normal draw: half of them below `median`, two thirds within a factor of e^spread of it. */
export const logNormal = (median: number, spread: number, random: Random): number =>
  median * Math.exp(spread * drawNormal(random))

/** An entry by its chance; the chances add up to 1. */
export function weighted<Entry extends string>(chances: Readonly<Record<Entry, number>>, random: Random): Entry {
  const entries = Object.entries(chances) as [Entry, number][]
  let left = random()
  for (const [entry, chance] of entries) {
    left -= chance
    if (left < 0) return entry
  }
  return (entries[entries.length - 1] as [Entry, number])[0]
}

export const rounded = (value: number, decimals: number): number => Number(value.toFixed(decimals))
