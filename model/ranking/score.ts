import type { PerDimension } from '../evidence/lens.ts'
import type { ProjectDraws } from './project-draws.ts'

/** Draws of one project under one lens. */
export interface ScoredDraws {
  /** Share of all the pain removed. */
  readonly value: Float64Array
  /** Share removed per engineer-week. */
  readonly leverage: Float64Array
}

/**
 * Value and leverage of each draw: a weighted sum over dimensions, divided by that draw's effort.
 * @param pain as `painPerUnit` gives it
 * @param value room for the values, for whoever is done with one project's before the next
 */
export function scoreDraws(
  draws: ProjectDraws,
  pain: PerDimension,
  value: Float64Array = new Float64Array(draws.effort.length),
): ScoredDraws {
  value.fill(0)
  addScaled(value, draws.reliability, pain.reliability)
  addScaled(value, draws.revenue, pain.revenue)
  addScaled(value, draws.toil, pain.toil)
  addScaled(value, draws.demand, pain.demand)
  const leverage = new Float64Array(value.length)
  for (let draw = 0; draw < value.length; draw += 1) {
    leverage[draw] = (value[draw] as number) / (draws.effort[draw] as number)
  }
  return { value, leverage }
}

function addScaled(sums: Float64Array, amounts: Float32Array | null, scale: number): void {
  if (amounts === null || scale === 0) return
  for (let draw = 0; draw < sums.length; draw += 1) {
    sums[draw] = (sums[draw] as number) + scale * (amounts[draw] as number)
  }
}
