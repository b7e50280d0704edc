import type { Budget } from './order.ts'

/** A budget that remembers at which of its steps it first said that the time is up. */
export interface CountedBudget extends Budget {
  /** Null when it never did: the search ended by itself. */
  readonly steps: () => number | null
}

/** The same budget, counted: what was searched within it can be searched again to the same step on any machine. */
export function countedBudget({ isTimeUp }: Budget): CountedBudget {
  let asked = 0
  let ended: number | null = null
  return {
    isTimeUp: () => {
      asked += 1
      if (ended === null && isTimeUp()) ended = asked
      return ended !== null
    },
    steps: () => ended,
  }
}

/** A budget that is up at the step that an earlier one counted; never for null. */
export function stepsBudget(steps: number | null): Budget {
  let asked = 0
  return {
    isTimeUp: () => {
      asked += 1
      return steps !== null && asked >= steps
    },
  }
}
