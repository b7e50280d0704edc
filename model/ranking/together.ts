import { savedShare, savedToilShare } from '../effect/reduction.ts'
import type { Dimension, PerDimension } from '../evidence/lens.ts'
import { threePointMean } from '../evidence/three-point.ts'
import { expectedClosingOf, expectedOn } from './avoided.ts'
import type { PreparedProject, PreparedRanking } from './prepare.ts'

const PARTS = ['frequency', 'detection', 'recovery', 'blastRadius'] as const

/** Share of each unit's loss that projects avoid together, by position in the forecast's units. */
export interface SavedTogether {
  readonly loss: Float64Array
  readonly toil: Float64Array
}

/**
 * What several projects save of each unit when all of them are done: overlaps are counted once, so it is never more than
 * there is. Exact, since mechanisms are independent. Cost: the units of the forecast, plus the units that each project touches.
 */
export function savedTogether(
  { forecast, evidence }: PreparedRanking,
  projects: readonly PreparedProject[],
): SavedTogether {
  const { length } = forecast.units
  const left = {
    frequency: new Float64Array(length).fill(1),
    detection: new Float64Array(length).fill(1),
    recovery: new Float64Array(length).fill(1),
    blastRadius: new Float64Array(length).fill(1),
  }
  for (const { project, touches } of projects) {
    for (const touch of touches) {
      const reductions = expectedOn(project, touch, evidence.assumptions)
      for (const mechanism of PARTS) scaleAt(left[mechanism], touch.positions, 1 - reductions[mechanism])
    }
  }
  const saved = { loss: new Float64Array(length), toil: new Float64Array(length) }
  for (let unit = 0; unit < length; unit += 1) {
    const reductions = {
      frequency: 1 - (left.frequency[unit] as number),
      detection: 1 - (left.detection[unit] as number),
      recovery: 1 - (left.recovery[unit] as number),
      blastRadius: 1 - (left.blastRadius[unit] as number),
    }
    saved.loss[unit] = savedShare(reductions, forecast.columns.detectionShare[unit] as number)
    saved.toil[unit] = savedToilShare(reductions)
  }
  return saved
}

/**
 * Expected loss of the horizon that projects avoid when all of them are done, at most the sum of what each avoids alone.
 * Cost: as `savedTogether`.
 */
export function avoidedTogether(prepared: PreparedRanking, projects: readonly PreparedProject[]): PerDimension {
  const { evidence, forecast } = prepared
  const { columns } = forecast
  const saved = savedTogether(prepared, projects)
  const openDemand = new Map<string, number>()
  for (const { project, demand } of projects) {
    for (const touched of demand) {
      const open = 1 - expectedClosingOf(project, touched, evidence.assumptions)
      for (const { id } of touched.items) openDemand.set(id, (openDemand.get(id) ?? 1) * open)
    }
  }

  const avoided: Record<Dimension, number> = { reliability: 0, revenue: 0, toil: 0, demand: 0 }
  for (let unit = 0; unit < saved.loss.length; unit += 1) {
    const share = saved.loss[unit] as number
    avoided.reliability += (columns.reliability[unit] as number) * share
    avoided.revenue += (columns.revenue[unit] as number) * share
    avoided.toil += (columns.toil[unit] as number) * (saved.toil[unit] as number)
  }
  for (const { id, points, atStake, chanceOfLoss } of evidence.demand) {
    const closed = 1 - (openDemand.get(id) ?? 1)
    avoided.demand += points * closed
    avoided.revenue += chanceOfLoss ? atStake * threePointMean(chanceOfLoss, evidence.assumptions) * closed : 0
  }
  return avoided
}

function scaleAt(column: Float64Array, positions: Int32Array, factor: number): void {
  if (factor === 1) return
  for (let at = 0; at < positions.length; at += 1) {
    const position = positions[at] as number
    column[position] = (column[position] as number) * factor
  }
}
