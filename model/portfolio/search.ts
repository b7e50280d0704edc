import { fill, plainPrices, type WeekPrices } from './fill.ts'
import { betterOf, type Found } from './found.ts'
import { heapOf } from './heap.ts'
import { improve } from './improve.ts'
import { growingSet, valueOfSet } from './joint-value.ts'
import type { Budget } from './order.ts'
import { boundedPlace, branchingCandidate, type Outlook, type Place } from './place.ts'
import { IN, OUT, type Problem } from './problem.ts'
import { propagate } from './propagate.ts'
import { relaxationOf } from './relaxation.ts'
import { roundParts } from './round-parts.ts'
import { weekPrices } from './rows.ts'
import { keepsRules } from './rules.ts'

/** The best plan that was found, and how good any plan can be. */
export interface Searched extends Found {
  /** No plan that keeps the rules removes more, share of all the pain. */
  readonly bound: number
  /** Places of the search that were bounded. */
  readonly places: number
}

/** A value this close to the bound, relative, is the optimum: closer is rounding. */
const OPTIMAL_WITHIN = 1e-9

/** How much of what is possible at most a plan may miss, 0 to 1. */
export const gapOf = ({ value, bound }: Searched): number => (bound > value ? (bound - value) / bound : 0)

/** Whether nothing better can exist, up to rounding. */
export const isOptimal = (searched: Searched): boolean => gapOf(searched) <= OPTIMAL_WITHIN

/** Prices at the first place are worth all the time they take: every other place starts from them. */
const AT_FIRST = { rounds: 400, progress: Number.NEGATIVE_INFINITY }
const LATER = { rounds: 40, progress: 0.05 }

/**
 * The set with the largest joint value that keeps every rule: branch and bound, the most promising place first, on the
 * relaxation that `certify` bounds. Depends on nothing but the problem and the answers of the budget.
 * @param starts sets to do at least as well as; those that break a rule are passed over
 */
export function search(problem: Problem, budget: Budget, starts: readonly (readonly number[])[] = []): Searched {
  const { joint, choice } = problem
  const candidates = [...choice.keys()]
  const gains = Float64Array.from(candidates, growingSet(joint).gain)
  const relaxation = relaxationOf(problem)
  const locked = candidates.filter((candidate) => choice[candidate] === IN)
  let best = fill(problem, locked, plainPrices(problem))
  for (const start of starts)
    if (keepsRules(problem, start)) best = betterOf(best, fill(problem, start, plainPrices(problem)))
  let places = 0
  const outlook: Outlook = {
    best: () => best.value,
    isBeaten: (bound) => bound <= best.value * (1 + OPTIMAL_WITHIN / 2),
    isTimeUp: budget.isTimeUp,
  }
  const look = (decided: Int8Array, above: Place, patience: typeof AT_FIRST, prices: WeekPrices): Place | null => {
    places += 1
    const place = boundedPlace(relaxation, decided, above, patience, outlook)
    if (place) best = betterOf(best, roundParts(problem, place.choice, place.part, prices))
    return place
  }

  const all: Place = {
    choice,
    bound: valueOfSet(
      joint,
      candidates.filter((candidate) => choice[candidate] !== OUT),
    ),
    part: new Float64Array(candidates.length),
    price: new Float64Array(relaxation.rows.most.length),
  }
  const top = look(choice, all, AT_FIRST, plainPrices(problem))
  if (!top) return { ...best, bound: best.value, places }
  const prices = weekPrices(top.price, problem)
  best = improve(problem, betterOf(best, fill(problem, locked, prices)), prices, budget)

  const open = heapOf<Place & { readonly turn: number }>(
    (one, other) => one.bound > other.bound || (one.bound === other.bound && one.turn < other.turn),
  )
  open.push({ ...top, turn: 0 })
  for (;;) {
    const place = open.peek()
    if (!place || outlook.isBeaten(place.bound)) return { ...best, bound: best.value, places }
    if (budget.isTimeUp()) return { ...best, bound: place.bound, places }
    open.pop()
    const candidate = branchingCandidate(place, gains)
    if (candidate === null) continue
    for (const decision of [IN, OUT]) {
      const decided = place.choice.slice()
      decided[candidate] = decision
      const below = propagate(problem, decided) ? look(decided, place, LATER, prices) : null
      if (below && !outlook.isBeaten(below.bound)) open.push({ ...below, turn: places })
    }
  }
}
