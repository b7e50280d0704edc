import { plainPrices } from './fill.ts'
import { forceIn } from './force.ts'
import { valueOfSet } from './joint-value.ts'
import type { Budget } from './order.ts'
import { byLeverage } from './planned.ts'
import { IN, type Problem } from './problem.ts'
import { restated } from './restate.ts'
import { type Searched, search } from './search.ts'

/** The first of those left out, and the best plan with it. */
interface FirstOut {
  readonly candidate: number
  /** What it would add to the plan if there were room. */
  readonly gain: number
  readonly withIt: Searched | null
}

/** The project with the most leverage among those left out that the order does not bar; null when there is none. */
export function firstLeftOut(problem: Problem, searched: Searched, budget: Budget): FirstOut | null {
  const { members, value } = searched
  const out = [...problem.candidates.keys()].filter(
    (candidate) => !members.includes(candidate) && !problem.barred.has(candidate),
  )
  const candidate = byLeverage(problem, out)[0]
  if (candidate === undefined) return null
  const gain =
    valueOfSet(
      problem.joint,
      [...members, candidate].sort((one, other) => one - other),
    ) - value
  const ordered = problem.ordered.slice()
  ordered[candidate] = IN
  const insisting = restated(problem, { ordered })
  if (!insisting) return { candidate, gain, withIt: null }
  const start = forceIn(insisting, members, candidate, plainPrices(problem))
  const withIt = search(insisting, budget, start ? [start.members] : [])
  return { candidate, gain, withIt: { ...withIt, bound: Math.min(withIt.bound, searched.bound) } }
}
