import type { Assumptions } from '../assumption.ts'
import type { Effect, Mechanism, Project } from '../evidence/project.ts'
import { PART, threePointParts } from '../random/columns.ts'
import { RandomWords } from '../random/stream.ts'
import { multiply } from './cell-factors.ts'

/** What is left in each draw where nobody does anything. */
export const WHOLE: Float64Array = new Float64Array(PART).fill(1)

/**
 * What a project's effects leave, PART draws at a time: a column is overwritten by its next part, as whole columns of
 * hundreds of projects would be more memory than anybody asks for afterwards.
 */
export interface LeftColumns {
  /** The column of what one mechanism of several effects leaves together; WHOLE where none of them has it. */
  productOf(effects: readonly number[], mechanism: Mechanism): Float64Array
  /** Fills every column that was asked for with the next draws. */
  next(): void
}

/**
 * The columns of one project, each effect and mechanism on a random stream of its own. Nothing is drawn for what nobody
 * asks for. Cost: PART draws for each column asked for, at each `next`.
 */
export function leftColumns({ id, effects }: Project, { draws, seed, ...rest }: Assumptions): LeftColumns {
  const columns = new Map<string, Float64Array>()
  const steps: (() => void)[] = []
  /** A column that each step fills anew. */
  const filled = (key: string, fill: (column: Float64Array) => void): Float64Array => {
    const known = columns.get(key)
    if (known) return known
    const column = new Float64Array(PART)
    steps.push(() => fill(column))
    columns.set(key, column)
    return column
  }
  const leftBy = (position: number, mechanism: Mechanism): Float64Array | null => {
    const estimate = (effects[position] as Effect)[mechanism]
    if (!estimate) return null
    const key = `${position}/${mechanism}`
    const draw = threePointParts(estimate, 1, draws, () => new RandomWords(seed, id, 'effect', key), rest)
    return filled(key, (column) => {
      draw(column)
      for (let own = 0; own < PART; own += 1) column[own] = 1 - (column[own] as number)
    })
  }
  return {
    productOf(wanted, mechanism) {
      const [first = WHOLE, ...others] = wanted.flatMap((position) => leftBy(position, mechanism) ?? [])
      if (others.length === 0) return first
      return filled(`${wanted.join()}/${mechanism}`, (column) => {
        column.set(first)
        for (const other of others) multiply(column, other)
      })
    },
    next() {
      for (const step of steps) step()
    },
  }
}
