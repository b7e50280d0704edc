import type { PerDimension } from '../evidence/lens.ts'
import { threePointMean } from '../evidence/three-point.ts'
import { expectedClosingOf, expectedOn } from '../ranking/avoided.ts'
import type { PreparedProject, PreparedRanking } from '../ranking/prepare.ts'
import { painPerUnit } from '../ranking/weights.ts'
import { demandGroups, unitGroups } from './groups.ts'

/** One project's part in a term. */
export interface Share {
  /** Position of the project. */
  readonly project: number
  /** What the project leaves of it, 0 to 1. */
  readonly left: number
}

/** Pain that several projects reduce: a set S removes `weight` x (1 - product of what each member leaves). */
export interface Term {
  /** Share of all the pain. */
  readonly weight: number
  /** At least two, by project. */
  readonly shares: readonly Share[]
}

/** The joint value of any set of projects: what each removes that no other touches, plus the terms. */
export interface Terms {
  /** Share of all the pain, by project. */
  readonly own: Float64Array
  readonly shared: readonly Term[]
}

/**
 * What is lost before detection is left by f, b and d, what is lost after it by f, b and r, toil by f and r, and demand
 * by the chance to close: each a product over projects, so the expected joint value is a sum of such products. Losses
 * that the same projects reduce in the same way are one term. Cost: the units touched, once for each project.
 */
export function jointTerms(
  { forecast, evidence, totals }: PreparedRanking,
  projects: readonly PreparedProject[],
  weights: PerDimension,
): Terms {
  const { assumptions } = evidence
  const pain = painPerUnit(weights, totals)
  const terms = termSums(projects.length)

  const touches = projects.flatMap(({ project, touches }, position) =>
    touches.map((touch) => ({ ...expectedOn(project, touch, assumptions), position, units: touch.positions })),
  )
  for (const { members, units } of unitGroups(touches, forecast.columns)) {
    const { before, after, toil } = painOf(units, forecast.columns, pain)
    const left = (of: (touch: (typeof touches)[number]) => number): Share[] =>
      members.map((member) => {
        const touch = touches[member] as (typeof touches)[number]
        return { project: touch.position, left: of(touch) }
      })
    terms.add(
      before,
      left((touch) => (1 - touch.frequency) * (1 - touch.blastRadius) * (1 - touch.detection)),
    )
    terms.add(
      after,
      left((touch) => (1 - touch.frequency) * (1 - touch.blastRadius) * (1 - touch.recovery)),
    )
    terms.add(
      toil,
      left((touch) => (1 - touch.frequency) * (1 - touch.recovery)),
    )
  }

  const closings = projects.flatMap(({ project, demand }, position) =>
    demand.map((touched) => ({
      position,
      left: 1 - expectedClosingOf(project, touched, assumptions),
      items: touched.items,
    })),
  )
  for (const { item, members } of demandGroups(closings)) {
    const { points, atStake, chanceOfLoss } = item
    const money = chanceOfLoss ? atStake * threePointMean(chanceOfLoss, assumptions) : 0
    terms.add(
      points * pain.demand + money * pain.revenue,
      members.map(({ position, left }) => ({ project: position, left })),
    )
  }
  return terms.sums()
}

function painOf(units: readonly number[], columns: PreparedRanking['forecast']['columns'], pain: PerDimension) {
  const sums = { before: 0, after: 0, toil: 0 }
  for (const unit of units) {
    const share = columns.detectionShare[unit] as number
    const loss =
      (columns.reliability[unit] as number) * pain.reliability + (columns.revenue[unit] as number) * pain.revenue
    sums.before += loss * share
    sums.after += loss * (1 - share)
    sums.toil += (columns.toil[unit] as number) * pain.toil
  }
  return sums
}

/** Adds up terms that are alike, and apart from them what only one project removes. */
function termSums(projects: number) {
  const own = new Float64Array(projects)
  const shared = new Map<string, { weight: number; shares: readonly Share[] }>()
  return {
    add(weight: number, all: readonly Share[]): void {
      const shares = all.filter(({ left }) => left < 1)
      const [only] = shares
      if (weight <= 0 || only === undefined) return
      if (shares.length === 1) {
        own[only.project] = (own[only.project] as number) + weight * (1 - only.left)
        return
      }
      const key = shares.map(({ project, left }) => `${project}:${left}`).join(' ')
      const known = shared.get(key)
      if (known) known.weight += weight
      else shared.set(key, { weight, shares })
    },
    sums: (): Terms => ({ own, shared: [...shared.values()] }),
  }
}
