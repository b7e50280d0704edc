import { expectedOn } from '../../ranking/avoided.ts'
import type { PreparedProject, PreparedRanking } from '../../ranking/prepare.ts'

/** What projects together leave of one service's expected minutes, 0 to 1: of its incidents and risks, and of its burn. */
export interface LeftShares {
  readonly incidents: number
  readonly background: number
}

/** Exact in expectation, overlaps counted once; 1 where nothing is expected. Cost: units of the forecast and of the touches. */
export function leftShares(
  { forecast, evidence }: PreparedRanking,
  projects: readonly PreparedProject[],
  service: string,
): LeftShares {
  const before = new Float64Array(forecast.units.length).fill(1)
  const after = new Float64Array(forecast.units.length).fill(1)
  for (const { project, touches } of projects) {
    for (const touch of touches) {
      const { frequency, detection, recovery, blastRadius } = expectedOn(project, touch, evidence.assumptions)
      const struck = (1 - frequency) * (1 - blastRadius)
      for (const unit of touch.positions) {
        before[unit] = (before[unit] as number) * struck * (1 - detection)
        after[unit] = (after[unit] as number) * struck * (1 - recovery)
      }
    }
  }
  const share = (isBackground: boolean): number => {
    let all = 0
    let left = 0
    forecast.units.forEach((unit, at) => {
      if (unit.service !== service || (unit.kind === 'background') !== isBackground) return
      const minutes = unit.occurrences * unit.minutes
      const early = unit.detectionShare
      all += minutes
      left += minutes * (early * (before[at] as number) + (1 - early) * (after[at] as number))
    })
    return all > 0 ? left / all : 1
  }
  return { incidents: share(false), background: share(true) }
}
