import { IN } from './problem.ts'
import { fillLevel, type Relaxation } from './relaxation.ts'

/** A proven bound on the value of every plan below a place in the search. */
export interface Certificate {
  /** Share of all the pain. */
  readonly bound: number
  /** What the bound loses when a free candidate is decided against its sign: positive, it wants to be in. */
  readonly reduced: Float64Array
}

/**
 * The tangent of the relaxed value at the present parts, plus the present prices for keeping the rules: above the value
 * of every plan that keeps them, whatever the parts and prices are. Cost: the parts of the free candidates.
 */
export function certify(relaxation: Relaxation): Certificate {
  const { problem, rows, rate, partners, slope, level, open, part, price, free, choice } = relaxation
  const { start, term } = problem.joint
  fillLevel(relaxation)
  let bound = relaxation.settled + relaxation.slack
  for (let at = 0; at < open.length; at += 1) {
    if ((partners[at] as number) >= 2) bound += (open[at] as number) - (level[at] as number)
  }
  for (let row = 0; row < price.length; row += 1) bound += (price[row] as number) * (rows.most[row] as number)
  const paid = (candidate: number): number => {
    let sum = 0
    for (let entry = rows.start[candidate] as number; entry < (rows.start[candidate + 1] as number); entry += 1)
      sum += (rows.coefficient[entry] as number) * (price[rows.row[entry] as number] as number)
    return sum
  }
  for (let candidate = 0; candidate < choice.length; candidate += 1) {
    if (choice[candidate] === IN) bound -= paid(candidate)
  }
  const reduced = new Float64Array(choice.length)
  for (let index = 0; index < relaxation.count; index += 1) {
    const candidate = free[index] as number
    let curved = 0
    for (let at = start[candidate] as number; at < (start[candidate + 1] as number); at += 1) {
      const own = term[at] as number
      if ((partners[own] as number) >= 2) curved += (level[own] as number) * (rate[at] as number)
    }
    bound -= curved * (part[candidate] as number)
    const worth = (slope[candidate] as number) + curved - paid(candidate)
    reduced[candidate] = worth
    if (worth > 0) bound += worth
  }
  return { bound, reduced }
}
