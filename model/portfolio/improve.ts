import type { WeekPrices } from './fill.ts'
import { forceIn, throwOut } from './force.ts'
import type { Found } from './found.ts'
import type { Budget } from './order.ts'
import { FREE, type Problem } from './problem.ts'

/** What counts as better, relative: less is rounding, and would let equal plans replace each other for ever. */
const LEAST_GAIN = 1e-12

/**
 * Local search: forces one project in, or throws one out, mends what that breaks, fills up, and keeps what is better,
 * until no single such move helps or the time is up. Cost of a move: as `fill`.
 */
export function improve(problem: Problem, from: Found, prices: WeekPrices, budget: Budget): Found {
  let best = from
  for (;;) {
    let better = best
    for (let candidate = 0; candidate < problem.candidates.length; candidate += 1) {
      if (problem.choice[candidate] !== FREE) continue
      if (budget.isTimeUp()) return better
      const moved = better.members.includes(candidate)
        ? throwOut(problem, better.members, candidate, prices)
        : forceIn(problem, better.members, candidate, prices)
      if (moved && moved.value > better.value * (1 + LEAST_GAIN)) better = moved
    }
    if (better === best) return best
    best = better
  }
}
