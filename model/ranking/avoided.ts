import type { Assumptions } from '../assumption.ts'
import { compareText } from '../compare.ts'
import { expectedClosing, expectedTogether } from '../effect/expected.ts'
import { type Reductions, savedShare, savedToilShare } from '../effect/reduction.ts'
import { demandSelector } from '../effect/select.ts'
import type { Touch } from '../effect/touch.ts'
import { DIMENSIONS, type Dimension, type PerDimension } from '../evidence/lens.ts'
import type { Effect, Project } from '../evidence/project.ts'
import { PROVENANCES, type Provenance } from '../evidence/provenance.ts'
import { threePointMean } from '../evidence/three-point.ts'
import type { Forecast } from '../forecast/forecast.ts'
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

/** What a project avoids of everything it touches. @param columns of the forecast */
export function avoidedBy(
  project: Project,
  touches: readonly Touch[],
  demand: readonly TouchedDemand[],
  { columns, assumptions }: Pick<Forecast, 'columns' | 'assumptions'>,
): Avoided {
  const sums = PROVENANCES.map(noSums)
  const saved = new Float64Array(columns.services.length)
  for (const touch of touches) {
    const { positions } = touch
    const reductions = expectedOn(project, touch, assumptions)
    const toilShare = savedToilShare(reductions)
    for (let at = 0; at < positions.length; at += 1) {
      const unit = positions[at] as number
      const share = savedShare(reductions, columns.detectionShare[unit] as number)
      const minutes = (columns.reliability[unit] as number) * share
      const own = sums[columns.provenance[unit] as number] as Sums
      own.reliability += minutes
      own.revenue += (columns.revenue[unit] as number) * share
      own.toil += (columns.toil[unit] as number) * toilShare
      const service = columns.service[unit] as number
      saved[service] = (saved[service] as number) + minutes
    }
  }
  const byProvenance = Object.fromEntries(
    PROVENANCES.map((provenance, position) => [provenance, sums[position]]),
  ) as Record<Provenance, Sums>
  for (const touched of demand) {
    const closing = expectedClosingOf(project, touched, assumptions)
    for (const { points, atStake, chanceOfLoss } of touched.items) {
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
    services: columns.services
      .map((service, position) => ({ service, saved: saved[position] as number }))
      .filter((place) => place.saved > 0)
      .sort((left, right) => right.saved - left.saved || compareText(left.service, right.service))
      .map(({ service }) => service),
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

/** Mean reductions of the effects that a project has on what it touches. */
export function expectedOn(project: Project, { effects, isBackground }: Touch, assumptions: Assumptions): Reductions {
  const reductions = expectedTogether(effectsAt(project, effects), assumptions)
  return isBackground ? { ...reductions, detection: 0, recovery: 0 } : reductions
}

/** Mean chance that a project closes what it touches of the demand. */
export const expectedClosingOf = (project: Project, { effects }: TouchedDemand, assumptions: Assumptions): number =>
  expectedClosing(effectsAt(project, effects), assumptions)

/** Some of a project's effects, by position. */
const effectsAt = (project: Project, positions: readonly number[]): Effect[] =>
  positions.flatMap((position) => project.effects[position] ?? [])
