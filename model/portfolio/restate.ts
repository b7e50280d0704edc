import type { Problem } from './problem.ts'
import { propagate } from './propagate.ts'

/** The same choice with other limits, or with more decided; null when that leaves no plan. */
export function restated(problem: Problem, changes: Partial<Pick<Problem, 'limits' | 'ordered'>>): Problem | null {
  const ordered = changes.ordered ?? problem.ordered
  const changed = { ...problem, ...changes, ordered, choice: ordered.slice() }
  return propagate(changed, changed.choice) ? changed : null
}
