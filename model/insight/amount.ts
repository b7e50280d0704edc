import type { Assumptions } from '../assumption.ts'
import { DIMENSIONS, type Dimension, type PerDimension, perDimension } from '../evidence/lens.ts'
import { PROVENANCES, type Provenance } from '../evidence/provenance.ts'
import { threePointMean } from '../evidence/three-point.ts'
import type { UnitColumns } from '../forecast/unit-columns.ts'
import type { Demand } from '../loss/demand.ts'

/** Loss of the horizon in every dimension: customer minutes, money, responder hours, points; and how it is known. */
export interface Amount {
  readonly total: PerDimension
  readonly byProvenance: Readonly<Record<Provenance, PerDimension>>
}

/** Expected loss of units, by position, and of open issues and requests, which somebody reported. Cost: linear. */
export function expectedAmount(
  columns: UnitColumns,
  units: readonly number[],
  demand: readonly Demand[],
  assumptions: Assumptions,
): Amount {
  const sums = PROVENANCES.map(() => ({ reliability: 0, revenue: 0, toil: 0, demand: 0 }))
  for (const unit of units) {
    const own = sums[columns.provenance[unit] as number] as Record<Dimension, number>
    own.reliability += columns.reliability[unit] as number
    own.revenue += columns.revenue[unit] as number
    own.toil += columns.toil[unit] as number
  }
  const reported = sums[PROVENANCES.indexOf('reported')] as Record<Dimension, number>
  for (const { points, atStake, chanceOfLoss } of demand) {
    reported.demand += points
    reported.revenue += chanceOfLoss ? atStake * threePointMean(chanceOfLoss, assumptions) : 0
  }
  return amountOf((provenance, dimension) => sums[PROVENANCES.indexOf(provenance)]?.[dimension] ?? 0)
}

/** What of the one is not in the other, never below 0: what floating point leaves of nothing is nothing. */
export const difference = (one: Amount, other: Amount): Amount =>
  amountOf((provenance, dimension) =>
    Math.max(0, one.byProvenance[provenance][dimension] - other.byProvenance[provenance][dimension]),
  )

function amountOf(part: (provenance: Provenance, dimension: Dimension) => number): Amount {
  const total = { reliability: 0, revenue: 0, toil: 0, demand: 0 }
  const byProvenance = Object.fromEntries(
    PROVENANCES.map((provenance) => [provenance, perDimension((dimension) => part(provenance, dimension))]),
  ) as Record<Provenance, PerDimension>
  for (const provenance of PROVENANCES)
    for (const dimension of DIMENSIONS) total[dimension] += byProvenance[provenance][dimension]
  return { total, byProvenance }
}
