import { type Reductions, savedShare, savedToilShare } from '../effect/reduction.ts'
import type { Dimension, PerDimension } from '../evidence/lens.ts'
import { threePointMean } from '../evidence/three-point.ts'
import { expectedClosingOf, expectedOn } from './avoided.ts'
import type { PreparedProject, PreparedRanking } from './prepare.ts'

/** Numbers of each unit: what is left of its frequency, detection, recovery and blast radius. */
const PARTS = 4

/** Share of each unit's loss that projects avoid together, by position in the forecast's units. */
export interface SavedTogether {
  readonly loss: Float64Array
  readonly toil: Float64Array
}

/**
 * What several projects save of each unit when all of them are done: overlaps are counted once, so it is never more than
 * there is. Exact, since mechanisms are independent. Cost: the units of the forecast, plus the units that each project touches.
 */
export function savedTogether(prepared: PreparedRanking, projects: readonly PreparedProject[]): SavedTogether {
  const { columns, units } = prepared.forecast
  const { length } = units
  const left = new Float64Array(PARTS * length)
  leaveTogether(left, prepared, projects)
  const saved = { loss: new Float64Array(length), toil: new Float64Array(length) }
  for (let unit = 0; unit < length; unit += 1) {
    const reductions = reductionsOf(unit, left)
    saved.loss[unit] = savedShare(reductions, columns.detectionShare[unit] as number)
    saved.toil[unit] = savedToilShare(reductions)
  }
  return saved
}

/** Kept from call to call: a slider asks again with every move, and new room takes longer to get than to fill. */
let room = new Float64Array(0)

/**
 * Expected loss of the horizon that projects avoid when all of them are done, at most the sum of what each avoids alone.
 * Cost: as `savedTogether`.
 */
export function avoidedTogether(prepared: PreparedRanking, projects: readonly PreparedProject[]): PerDimension {
  const { evidence, forecast } = prepared
  const { columns, units } = forecast
  if (room.length < PARTS * units.length) room = new Float64Array(PARTS * units.length)
  leaveTogether(room, prepared, projects)
  const openDemand = new Map<string, number>()
  for (const { project, demand } of projects) {
    for (const touched of demand) {
      const open = 1 - expectedClosingOf(project, touched, evidence.assumptions)
      for (const { id } of touched.items) openDemand.set(id, (openDemand.get(id) ?? 1) * open)
    }
  }

  const avoided: Record<Dimension, number> = { reliability: 0, revenue: 0, toil: 0, demand: 0 }
  for (let unit = 0; unit < units.length; unit += 1) {
    const reductions = reductionsOf(unit, room)
    const share = savedShare(reductions, columns.detectionShare[unit] as number)
    avoided.reliability += (columns.reliability[unit] as number) * share
    avoided.revenue += (columns.revenue[unit] as number) * share
    avoided.toil += (columns.toil[unit] as number) * savedToilShare(reductions)
  }
  for (const { id, points, atStake, chanceOfLoss } of evidence.demand) {
    const closed = 1 - (openDemand.get(id) ?? 1)
    avoided.demand += points * closed
    avoided.revenue += chanceOfLoss ? atStake * threePointMean(chanceOfLoss, evidence.assumptions) * closed : 0
  }
  return avoided
}

/** Writes down what projects leave of each part of each unit's loss. */
function leaveTogether(left: Float64Array, { evidence }: PreparedRanking, projects: readonly PreparedProject[]): void {
  left.fill(1)
  for (const { project, touches } of projects) {
    for (const touch of touches) {
      const { frequency, detection, recovery, blastRadius } = expectedOn(project, touch, evidence.assumptions)
      const { positions } = touch
      for (let place = 0; place < positions.length; place += 1) {
        const at = PARTS * (positions[place] as number)
        left[at] = (left[at] as number) * (1 - frequency)
        left[at + 1] = (left[at + 1] as number) * (1 - detection)
        left[at + 2] = (left[at + 2] as number) * (1 - recovery)
        left[at + 3] = (left[at + 3] as number) * (1 - blastRadius)
      }
    }
  }
}

function reductionsOf(unit: number, left: Float64Array): Reductions {
  const at = PARTS * unit
  return {
    frequency: 1 - (left[at] as number),
    detection: 1 - (left[at + 1] as number),
    recovery: 1 - (left[at + 2] as number),
    blastRadius: 1 - (left[at + 3] as number),
  }
}
