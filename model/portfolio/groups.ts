import type { UnitColumns } from '../forecast/unit-columns.ts'
import type { Demand } from '../loss/demand.ts'

/** Units of the forecast that the same touches reach. */
export interface UnitGroup {
  /** Positions of the touches, ascending. */
  readonly members: readonly number[]
  /** Positions in the forecast, ascending. */
  readonly units: readonly number[]
}

/**
 * Units grouped by who reaches them and how: each touch splits the groups that it reaches only in part. Units that
 * nobody reaches are left out. Cost: linear in the units of all touches.
 */
export function unitGroups(
  touches: readonly { readonly units: Int32Array }[],
  { service }: Pick<UnitColumns, 'service'>,
): UnitGroup[] {
  const groupOf = new Int32Array(service.length)
  /** How each group came about: the group it was split from, and the touch that did it. Group 0 is untouched. */
  const origins: { readonly from: number; readonly touch: number }[] = [{ from: -1, touch: -1 }]
  touches.forEach(({ units }, touch) => {
    const split = new Map<number, number>()
    for (const unit of units) {
      const from = groupOf[unit] as number
      let to = split.get(from)
      if (to === undefined) {
        to = origins.push({ from, touch }) - 1
        split.set(from, to)
      }
      groupOf[unit] = to
    }
  })
  const units = new Map<number, number[]>()
  groupOf.forEach((group, unit) => {
    if (group === 0) return
    const known = units.get(group)
    if (known) known.push(unit)
    else units.set(group, [unit])
  })
  return [...units].map(([group, own]) => ({ members: touchesThatMade(group, origins), units: own }))
}

function touchesThatMade(
  group: number,
  origins: readonly { readonly from: number; readonly touch: number }[],
): number[] {
  const members: number[] = []
  for (let at = origins[group]; at && at.from >= 0; at = origins[at.from]) members.push(at.touch)
  return members.reverse()
}

/** Each open issue or request with those who may close it. */
export function demandGroups<Closing extends { readonly items: readonly Demand[] }>(
  closings: readonly Closing[],
): { readonly item: Demand; readonly members: readonly Closing[] }[] {
  const groups = new Map<Demand, Closing[]>()
  for (const closing of closings) {
    for (const item of closing.items) {
      const known = groups.get(item)
      if (known) known.push(closing)
      else groups.set(item, [closing])
    }
  }
  return [...groups].map(([item, members]) => ({ item, members }))
}
