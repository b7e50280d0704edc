import type { Random } from '../../random/stream.ts'

/**
 * How often a true cut in duration would be measured as no cut at all: durations are split at random in two equal
 * halves, one of which is shortened, and the means compared. The share of simulations in which the shortened half has
 * the larger mean. Source: Davidovic, "Incident metrics in SRE" (2021). Cost: simulations x durations.
 * @param durations in any unit, at least two
 * @param cut share taken off every duration of one half, 0 to 1
 */
export function wrongSignShare(durations: readonly number[], cut: number, simulations: number, random: Random): number {
  if (durations.length < 2) throw new RangeError(`${durations.length} durations cannot be split in two halves`)
  const shuffled = Float64Array.from(durations)
  const half = Math.floor(shuffled.length / 2)
  let wrong = 0
  for (let simulation = 0; simulation < simulations; simulation += 1) {
    let cutSum = 0
    let otherSum = 0
    // The first 2 x half places of a shuffle: as many as are compared.
    for (let place = 0; place < 2 * half; place += 1) {
      const from = place + Math.floor(random() * (shuffled.length - place))
      const value = shuffled[from] as number
      shuffled[from] = shuffled[place] as number
      shuffled[place] = value
      if (place < half) cutSum += value
      else otherSum += value
    }
    if (cutSum * (1 - cut) >= otherSum) wrong += 1
  }
  return wrong / simulations
}
