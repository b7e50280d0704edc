import { mostOf } from './limits.ts'
import { FREE, IN, OUT, type Problem } from './problem.ts'

/**
 * Decides what follows from what is decided, in place: what a member needs is in, what it excludes is out, and so is
 * whatever needs something that is out or no longer fits. Cost: candidates x limits for each round of consequences.
 * @returns whether some plan is still possible
 */
export function propagate({ needs, neededBy, excludes, limits }: Problem, choice: Int8Array): boolean {
  const decided: number[] = []
  const decide = (position: number, decision: number): boolean => {
    if (choice[position] === FREE) {
      choice[position] = decision
      decided.push(position)
    }
    return choice[position] === decision
  }
  const follow = (): boolean => {
    for (let position = decided.pop(); position !== undefined; position = decided.pop()) {
      const isIn = choice[position] === IN
      for (const need of isIn ? (needs[position] ?? []) : []) if (!decide(need, IN)) return false
      for (const other of isIn ? (excludes[position] ?? []) : []) if (!decide(other, OUT)) return false
      for (const other of isIn ? [] : (neededBy[position] ?? [])) if (!decide(other, OUT)) return false
    }
    return true
  }
  choice.forEach((decision, position) => {
    if (decision !== FREE) decided.push(position)
  })
  while (decided.length > 0) {
    if (!follow()) return false
    for (const limit of limits) {
      let room = mostOf(limit)
      choice.forEach((decision, position) => {
        if (decision === IN) room -= limit.weeks[position] as number
      })
      if (room < 0) return false
      choice.forEach((decision, position) => {
        if (decision === FREE && (limit.weeks[position] as number) > room) decide(position, OUT)
      })
    }
  }
  return true
}
