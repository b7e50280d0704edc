import { normalCumulative } from '../../model/numeric/cumulative.ts'
import type { Candidate } from './candidates.ts'
import { CAUSES, type Company } from './company.ts'
import type { Distributions } from './distributions.ts'

/** Part of the duration that no project of the simulation shortens: before anybody noticed. */
const DETECTION = 0.2

/**
 * Share of recovery that is gone when so many minutes are taken off each, durations being log-normal:
 * 1 - E[(X - m)+]/E[X], the formula of Black and Scholes (1973).
 */
export function recoveryShare(minutesOff: number, median: number, { duration }: Distributions['incidents']): number {
  if (minutesOff <= 0) return 0
  const { sigma } = duration
  const recovery = (1 - DETECTION) * median
  const mean = recovery * Math.exp(sigma ** 2 / 2)
  const distance = Math.log(recovery / minutesOff) / sigma
  return 1 - (mean * normalCumulative(distance + sigma) - minutesOff * normalCumulative(distance)) / mean
}

/** True gain of any set of candidates, minutes of the next year: cuts add up until nothing is left. */
export type TrueGain = (members: readonly number[]) => number

export function trueGain(company: Company, candidates: readonly Candidate[], { incidents }: Distributions): TrueGain {
  const reached = candidates.map(({ services, causes }) =>
    services.flatMap((service) => causes.map((cause) => service * CAUSES.length + cause)),
  )
  const shares = new Map<string, number>()
  const shareOf = (minutesOff: number, service: number): number => {
    const key = `${service}/${minutesOff}`
    const known = shares.get(key)
    if (known !== undefined) return known
    const share = recoveryShare(minutesOff, company.medians[service] as number, incidents)
    shares.set(key, share)
    return share
  }
  const ahead = company.ahead.flat()
  return (members) => {
    const cuts = new Map<number, { frequency: number; blastRadius: number; recovery: number }>()
    for (const member of members) {
      const { kind, cut } = candidates[member] as Candidate
      for (const cell of reached[member] as number[]) {
        const own = cuts.get(cell) ?? { frequency: 0, blastRadius: 0, recovery: 0 }
        own[kind] += cut
        cuts.set(cell, own)
      }
    }
    let gain = 0
    for (const [cell, { frequency, blastRadius, recovery }] of cuts) {
      const faster = (1 - DETECTION) * shareOf(recovery, Math.floor(cell / CAUSES.length))
      const left = Math.max(0, 1 - frequency) * Math.max(0, 1 - blastRadius) * (1 - faster)
      gain += (ahead[cell] as number) * (1 - left)
    }
    return gain
  }
}

/** Work done down an order while the true weeks last; what no longer fits is passed over. */
export function doneInOrder(order: readonly number[], candidates: readonly Candidate[], capacity: number): number[] {
  let left = capacity
  return order.filter((candidate) => {
    const { weeks } = candidates[candidate] as Candidate
    if (weeks > left) return false
    left -= weeks
    return true
  })
}

/**
 * The best set that somebody who knew the truth would choose: greedy by gain per week, then moves that bring one in for
 * up to one out until none is better. At least as good as every set in `known`.
 */
export function perfectGain(
  gainOf: TrueGain,
  candidates: readonly Candidate[],
  capacity: number,
  known: readonly (readonly number[])[],
): number {
  const weeksOf = (set: readonly number[]) => set.reduce((sum, member) => sum + (candidates[member]?.weeks ?? 0), 0)
  const all = [...candidates.keys()]
  const starts = [greedy(gainOf, candidates, capacity), ...known]
  const start = starts.reduce((best, set) => (gainOf(set) > gainOf(best) ? set : best))
  let set = [...start]
  let gain = gainOf(set)
  for (let isBetter = true; isBetter; ) {
    isBetter = false
    for (const added of all.filter((candidate) => !set.includes(candidate))) {
      for (const dropped of [-1, ...set]) {
        const next = [...set.filter((member) => member !== dropped), added]
        if (weeksOf(next) > capacity) continue
        const filled = fill(next, gainOf, candidates, capacity - weeksOf(next), dropped)
        const value = gainOf(filled)
        if (value <= gain * (1 + 1e-9)) continue
        set = filled
        gain = value
        isBetter = true
        break
      }
      if (isBetter) break
    }
  }
  return gain
}

function greedy(gainOf: TrueGain, candidates: readonly Candidate[], capacity: number): number[] {
  return fill([], gainOf, candidates, capacity, -1)
}

/** Adds what brings most per week while it fits. */
function fill(
  set: readonly number[],
  gainOf: TrueGain,
  candidates: readonly Candidate[],
  free: number,
  without: number,
): number[] {
  const filled = [...set]
  let left = free
  for (;;) {
    const base = gainOf(filled)
    let best = -1
    let most = 0
    candidates.forEach(({ weeks }, candidate) => {
      if (candidate === without || filled.includes(candidate) || weeks > left) return
      const density = (gainOf([...filled, candidate]) - base) / weeks
      if (density > most) {
        best = candidate
        most = density
      }
    })
    if (best < 0) return filled
    filled.push(best)
    left -= candidates[best]?.weeks ?? 0
  }
}
