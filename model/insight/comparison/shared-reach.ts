import type { PerDimension } from '../../evidence/lens.ts'
import type { Demand } from '../../loss/demand.ts'
import type { PreparedProject, PreparedRanking } from '../../ranking/prepare.ts'
import { asPain } from '../../ranking/weights.ts'
import { expectedAmount } from '../amount.ts'

/** What effects touch, whatever they do to it: positions in the forecast's units, and open issues and requests. */
export interface Reach {
  readonly units: ReadonlySet<number>
  readonly demand: ReadonlyMap<string, Demand>
}

/** All that a project touches, by whichever of its effects. Cost: the units touched. */
export const reachOf = ({ touches, demand }: PreparedProject): Reach => ({
  units: new Set(touches.flatMap(({ positions }) => [...positions])),
  demand: new Map(demand.flatMap(({ items }) => items).map((item) => [item.id, item])),
})

/** What two projects both touch. */
export const reachOfBoth = (one: Reach, other: Reach): Reach => ({
  units: new Set([...one.units].filter((unit) => other.units.has(unit))),
  demand: new Map([...one.demand].filter(([id]) => other.demand.has(id))),
})

/** How much of all the pain is within reach, and how many incidents that is. Cost: the units in it. */
export function sizeOf(
  { forecast, evidence }: PreparedRanking,
  { units, demand }: Reach,
  pain: PerDimension,
): { readonly pain: number; readonly incidents: number } {
  const amount = expectedAmount(forecast.columns, [...units], [...demand.values()], evidence.assumptions)
  const incidents = new Set<string>()
  for (const position of units) {
    const unit = forecast.units[position]
    if (unit?.kind === 'incident') incidents.add(unit.id)
  }
  return { pain: asPain(amount.total, pain), incidents: incidents.size }
}
