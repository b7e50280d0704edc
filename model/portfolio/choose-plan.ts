import { reported } from '../ranking/round.ts'
import { firstLeftOut } from './first-left-out.ts'
import { growingSet } from './joint-value.ts'
import { leftOutReason } from './left-out.ts'
import { marginalValues } from './marginal.ts'
import type { Budget } from './order.ts'
import type { FirstLeftOut, LeftOut, Plan, PlanMember } from './plan.ts'
import { byLeverage, plannedOf } from './planned.ts'
import { IN, type Problem } from './problem.ts'
import { gapOf, isOptimal, type Searched, search } from './search.ts'
import { teamUses } from './team-use.ts'
import { titlesOf } from './titles.ts'
import { leftOutWords } from './words.ts'

/** A plan with the search that it rests on, unrounded: what `regretOf` compares with. */
export interface ChosenPlan {
  readonly plan: Plan
  readonly searched: Searched
}

/** How long each of the two searches may go on. */
export interface PlanBudget {
  readonly plan: Budget
  /** For the best plan with the first left out; that it is short makes `withIt` less sure, never wrong. */
  readonly firstLeftOut: Budget
}

/**
 * The set of projects with the largest expected joint value that keeps every rule of the order, and what there is to
 * say about it. Figures have six significant digits. Cost: until both budgets are used up, or both are proven.
 * @param starts sets to do at least as well as, by position; those that break a rule are passed over
 */
export function choosePlan(
  problem: Problem,
  budget: PlanBudget,
  starts: readonly (readonly number[])[] = [],
): ChosenPlan {
  let searched = search(problem, budget.plan, starts)
  let first = firstLeftOut(problem, searched, budget.firstLeftOut)
  // A search that was cut short may do better once it is made to start elsewhere.
  while (first?.withIt && first.withIt.value > searched.value) {
    const { members, value } = first.withIt
    searched = { ...searched, members, value, bound: Math.max(searched.bound, value) }
    first = firstLeftOut(problem, searched, budget.firstLeftOut)
  }
  return { plan: planOf(problem, searched, first ? asReported(problem, searched, first) : null), searched }
}

function planOf(problem: Problem, searched: Searched, firstLeftOut: FirstLeftOut | null): Plan {
  const { value, bound, members } = searched
  const { candidates } = problem
  return {
    value: reported(value),
    bound: reported(bound),
    gap: reported(gapOf(searched)),
    isOptimal: isOptimal(searched),
    effort: reported(members.reduce((sum, member) => sum + (candidates[member]?.effort as number), 0)),
    members: membersOf(problem, members),
    teams: teamUses(problem, members),
    leftOut: leftOutOf(problem, searched),
    firstLeftOut,
  }
}

function membersOf(problem: Problem, members: readonly number[]): PlanMember[] {
  const marginal = marginalValues(problem.joint, members)
  return byLeverage(problem, members).map((member) => ({
    ...plannedOf(problem, member),
    marginal: reported(marginal[member] as number),
    lockedIn: problem.ordered[member] === IN,
    neededBy: idsOf(problem, problem.neededBy[member]?.filter((other) => members.includes(other)) ?? []),
  }))
}

function leftOutOf(problem: Problem, searched: Searched): LeftOut[] {
  const { members } = searched
  const set = growingSet(problem.joint)
  for (const member of members) set.add(member)
  const titles = titlesOf(problem)
  const out = [...problem.candidates.keys()].filter((candidate) => !members.includes(candidate))
  return byLeverage(problem, out).map((candidate) => {
    const gain = set.gain(candidate)
    const reason = leftOutReason(problem, members, candidate, gain)
    return {
      ...plannedOf(problem, candidate),
      gain: reported(gain),
      reason,
      words: leftOutWords(reason, titles, isOptimal(searched)),
    }
  })
}

function asReported(
  problem: Problem,
  searched: Searched,
  { candidate, gain, withIt }: NonNullable<ReturnType<typeof firstLeftOut>>,
): FirstLeftOut {
  const { id, title } = plannedOf(problem, candidate)
  return {
    id,
    title,
    gain: reported(gain),
    withIt: withIt && {
      members: idsOf(problem, withIt.members),
      value: reported(withIt.value),
      bound: reported(withIt.bound),
      costs: reported(searched.value - withIt.value),
      isOptimal: isOptimal(withIt),
    },
  }
}

const idsOf = ({ candidates }: Problem, positions: readonly number[]): string[] =>
  positions.map((position) => candidates[position]?.project.id ?? '')
