import { type Found, foundOf } from './found.ts'
import { growingSet } from './joint-value.ts'
import { mostOf } from './limits.ts'
import { OUT, type Problem } from './problem.ts'

/** How dear a week of each limit is; in the order of the limits. */
export type WeekPrices = readonly number[]

/** Weeks of every limit counted as shares of its capacity: fair before anything is known. */
export const plainPrices = ({ limits }: Problem): WeekPrices =>
  limits.map(({ capacity }) => (capacity > 0 ? 1 / capacity : 0))

/**
 * Adds to a set, one after another, the project with the largest gain for the price of its weeks, with all that it
 * needs, as long as something gains and fits. Ties to the smaller position. Cost: for each project added, the parts of
 * those that might beat it: gains only fall, so what a project last gained tells whether it is worth asking again.
 * @param members a set that keeps every rule
 * @param taboo candidates that stay out besides those that the problem leaves out
 */
export function fill(
  problem: Problem,
  members: readonly number[],
  prices: WeekPrices,
  taboo?: ReadonlySet<number>,
): Found {
  const { limits, excludes, bundles, choice, joint, candidates } = problem
  const set = growingSet(joint)
  const isIn = new Uint8Array(candidates.length)
  const isShut = new Uint8Array(candidates.length)
  const room = limits.map(mostOf)
  const lastGain = new Float64Array(candidates.length).fill(Number.POSITIVE_INFINITY)
  const add = (candidate: number): void => {
    set.add(candidate)
    isIn[candidate] = 1
    for (const other of excludes[candidate] ?? []) isShut[other] = 1
    limits.forEach(({ weeks }, at) => {
      room[at] = (room[at] as number) - (weeks[candidate] as number)
    })
  }
  /** Price of the weeks of a bundle; null when it does not fit. */
  const costOf = (bundle: readonly number[]): number | null => {
    let cost = 0
    for (let at = 0; at < limits.length; at += 1) {
      const weeks = limits[at]?.weeks as Float64Array
      let needs = 0
      for (const part of bundle) needs += weeks[part] as number
      if (needs > (room[at] as number)) return null
      cost += needs * (prices[at] as number)
    }
    return cost
  }
  const scoreOf = (bundle: readonly number[], cost: number): number => {
    let gain = 0
    for (const part of bundle) gain += lastGain[part] as number
    return gain <= 0 ? 0 : cost > 0 ? gain / cost : Number.POSITIVE_INFINITY
  }
  for (const member of members) add(member)
  choice.forEach((decision, candidate) => {
    if (decision === OUT || taboo?.has(candidate)) isShut[candidate] = 1
  })
  for (;;) {
    let best: readonly number[] = []
    let bestScore = 0
    for (let candidate = 0; candidate < candidates.length; candidate += 1) {
      if (isIn[candidate] || isShut[candidate]) continue
      const bundle = bundles[candidate]?.filter((part) => !isIn[part]) as number[]
      const cost = bundle.some((part) => isShut[part]) ? null : costOf(bundle)
      if (cost === null || scoreOf(bundle, cost) <= bestScore) continue
      for (const part of bundle) lastGain[part] = set.gain(part)
      const score = scoreOf(bundle, cost)
      if (score > bestScore) {
        bestScore = score
        best = bundle
      }
    }
    if (best.length === 0) break
    for (const part of best) add(part)
  }
  return foundOf(
    problem,
    [...isIn.keys()].filter((candidate) => isIn[candidate]),
  )
}
