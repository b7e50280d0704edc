import { chanceToBeat } from './tier.ts'

/** The chance of each project to beat each other one. */
export interface PairwiseChances {
  /** How many projects. */
  readonly size: number
  /** Row by row: at `one * size + other`, the chance that one beats the other, ties counting half; 1/2 on the diagonal. */
  readonly chances: Float64Array
}

/**
 * Chances to beat one another, in the order given: a pair's two chances sum to 1.
 * Cost: projects squared x draws / 2.
 * @param leverage draws of each project, aligned by draw
 */
export function pairwiseChances(leverage: readonly Float64Array[]): PairwiseChances {
  const size = leverage.length
  const chances = new Float64Array(size * size).fill(0.5)
  for (let one = 0; one < size; one += 1) {
    for (let other = one + 1; other < size; other += 1) {
      const chance = chanceToBeat(leverage[one] as Float64Array, leverage[other] as Float64Array)
      chances[one * size + other] = chance
      chances[other * size + one] = 1 - chance
    }
  }
  return { size, chances }
}
