import { fill, type WeekPrices } from './fill.ts'
import type { Found } from './found.ts'
import { mostOf } from './limits.ts'
import { IN, OUT, type Problem } from './problem.ts'

/**
 * A plan near the parts: the members, then the projects of which more than half is taken, the largest part first, each
 * with what it needs and where it fits, then whatever else fits.
 * @param choice what is decided; @param part 0 to 1, of those that are free
 */
export function roundParts(problem: Problem, choice: Int8Array, part: Float64Array, prices: WeekPrices): Found {
  const { bundles, excludes, limits } = problem
  const room = limits.map(mostOf)
  const members = new Set<number>()
  const add = (candidate: number): void => {
    members.add(candidate)
    limits.forEach(({ weeks }, at) => {
      room[at] = (room[at] as number) - (weeks[candidate] as number)
    })
  }
  choice.forEach((decision, candidate) => {
    if (decision === IN) add(candidate)
  })
  const wanted = [...choice.keys()]
    .filter((candidate) => choice[candidate] !== OUT && (part[candidate] as number) > 0.5)
    .sort((one, other) => (part[other] as number) - (part[one] as number) || one - other)
  for (const candidate of wanted) {
    const bundle = bundles[candidate]?.filter((needed) => !members.has(needed)) ?? []
    const isAllowed = bundle.every(
      (needed) => choice[needed] !== OUT && !excludes[needed]?.some((other) => members.has(other)),
    )
    const fits = limits.every(
      ({ weeks }, at) => bundle.reduce((sum, needed) => sum + (weeks[needed] as number), 0) <= (room[at] as number),
    )
    if (isAllowed && fits) bundle.forEach(add)
  }
  return fill(
    problem,
    [...members].sort((one, other) => one - other),
    prices,
  )
}
