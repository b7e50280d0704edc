import { DIMENSIONS, type PerDimension } from '../../model/evidence/lens.ts'
import { randomStream } from '../../model/random/stream.ts'

/** Weights after each of many moves of a slider, together 1. */
export function weightMoves(count: number): PerDimension[] {
  const random = randomStream(1, 'bench', 'moves')
  return Array.from({ length: count }, () => {
    const parts = DIMENSIONS.map(() => 0.05 + random())
    const total = parts.reduce((sum, part) => sum + part, 0)
    return Object.fromEntries(
      DIMENSIONS.map((dimension, position) => [dimension, (parts[position] as number) / total]),
    ) as unknown as PerDimension
  })
}
