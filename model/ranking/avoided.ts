import type { Assumptions } from '../assumption.ts'
import { compareText } from '../compare.ts'
import { expectedClosing, expectedTogether } from '../effect/expected.ts'
import { savedShare, savedToilShare } from '../effect/reduction.ts'
import { demandSelector } from '../effect/select.ts'
import type { Touch } from '../effect/touch.ts'
import { DIMENSIONS, type Dimension, type PerDimension } from '../evidence/lens.ts'
import type { Effect, Project } from '../evidence/project.ts'
import type { Provenance } from '../evidence/provenance.ts'
import { threePointMean } from '../evidence/three-point.ts'
import type { Demand } from '../loss/demand.ts'

/** Loss of the horizon that a project avoids, exact in expectation. */
export interface Avoided {
  readonly total: PerDimension
  readonly byProvenance: Readonly<Record<Provenance, PerDimension>>
  /** Services whose customer minutes it saves, most saved first. */
  readonly services: readonly string[]
}

/** Open issues or requests that one of the project's effects may close. */
export interface TouchedDemand {
  readonly effects: readonly number[]
  readonly items: readonly Demand[]
}

type Sums = Record<Dimension, number>
const noSums = (): Sums => ({ reliability: 0, revenue: 0, toil: 0, demand: 0 })

/** What a project avoids of everything it touches. */
export function avoidedBy(
  project: Project,
  touches: readonly Touch[],
  demand: readonly TouchedDemand[],
  assumptions: Assumptions,
): Avoided {
  const byProvenance = { measured: noSums(), reported: noSums(), assumed: noSums() }
  const byService = new Map<string, number>()
  for (const { effects, units } of touches) {
    const reductions = expectedTogether(effectsAt(project, effects), assumptions)
    const toilShare = savedToilShare(reductions)
    for (const unit of units) {
      const share = savedShare(reductions, unit.detectionShare)
      const sums = byProvenance[unit.provenance]
      sums.reliability += unit.expected.reliability * share
      sums.revenue += unit.expected.revenue * share
      sums.toil += unit.expected.toil * toilShare
      byService.set(unit.service, (byService.get(unit.service) ?? 0) + unit.expected.reliability * share)
    }
  }
  for (const { effects, items } of demand) {
    const closing = expectedClosing(effectsAt(project, effects), assumptions)
    for (const { points, atStake, chanceOfLoss } of items) {
      byProvenance.reported.demand += points * closing
      byProvenance.reported.revenue += chanceOfLoss ? atStake * threePointMean(chanceOfLoss, assumptions) * closing : 0
    }
  }
  const total = noSums()
  for (const sums of Object.values(byProvenance))
    for (const dimension of DIMENSIONS) total[dimension] += sums[dimension]
  return {
    total,
    byProvenance,
    services: [...byService]
      .filter(([, saved]) => saved > 0)
      .sort(([left, more], [right, less]) => less - more || compareText(left, right))
      .map(([service]) => service),
  }
}

/** Open issues and requests that a project's effects may close, grouped by which effects. */
export function demandTouchedBy(project: Project, demand: readonly Demand[]): TouchedDemand[] {
  const selectors = project.effects.map((effect) => (effect.closing ? demandSelector(effect) : () => false))
  const groups = new Map<string, { effects: number[]; items: Demand[] }>()
  for (const item of demand) {
    const effects = selectors.flatMap((selects, position) => (selects(item) ? [position] : []))
    if (effects.length === 0) continue
    const known = groups.get(effects.join())
    if (known) known.items.push(item)
    else groups.set(effects.join(), { effects, items: [item] })
  }
  return [...groups.values()]
}

/** Some of a project's effects, by position. */
export const effectsAt = (project: Project, positions: readonly number[]): Effect[] =>
  positions.flatMap((position) => project.effects[position] ?? [])
