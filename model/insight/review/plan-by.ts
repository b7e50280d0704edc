import type { Project } from '../../evidence/project.ts'
import { valueOfSet } from '../../portfolio/joint-value.ts'
import type { Budget, PlanOrder } from '../../portfolio/order.ts'
import type { Problem } from '../../portfolio/problem.ts'
import { readOrder } from '../../portfolio/read-order.ts'
import { keepsRules } from '../../portfolio/rules.ts'
import { search } from '../../portfolio/search.ts'
import { type PreparedRanking, withProject } from '../../ranking/prepare.ts'
import type { OtherPlan } from './disagreement.ts'

/** Two plans closer than this, relative, remove the same: which of them a search finds says nothing. */
const SAME_WITHIN = 1e-9

/**
 * What the best plan would be if one project were as somebody states it; null where the plan by the figures in use is as
 * good then as any. Null for every project where no plan meets the order. Cost: a search for each project that is stated.
 * @param budget of each search
 */
export function planBy(
  prepared: PreparedRanking,
  order: PlanOrder,
  budget: () => Budget,
): (stated: Project) => OtherPlan | null {
  const inUse = readOrder(prepared, order)
  if (!inUse.ok) return () => null
  const best = search(inUse.value, budget())
  return (stated) => {
    const read = readOrder(withProject(prepared, stated), order)
    if (!read.ok) return null
    const problem = read.value
    const found = search(problem, budget(), [best.members])
    const kept = keepsRules(problem, best.members) ? valueOfSet(problem.joint, best.members) : null
    if (kept !== null && found.value <= kept * (1 + SAME_WITHIN)) return null
    return {
      enters: titles(problem, found.members, best.members),
      leaves: titles(problem, best.members, found.members),
    }
  }
}

const titles = ({ candidates }: Problem, of: readonly number[], without: readonly number[]): string[] =>
  of.flatMap((position) => (without.includes(position) ? [] : (candidates[position]?.project.title ?? [])))
