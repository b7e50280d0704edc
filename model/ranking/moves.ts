import { savedShare, savedToilShare } from '../effect/reduction.ts'
import type { Lens, PerDimension } from '../evidence/lens.ts'
import type { Project } from '../evidence/project.ts'
import type { ForecastUnit } from '../forecast/forecast.ts'
import { expectedOn } from './avoided.ts'
import { countAboveLine, totalCapacity } from './cut-line.ts'
import type { Evidence } from './evidence.ts'
import { type MeanRank, orderByMean } from './order.ts'
import { type PreparedRanking, prepareRanking } from './prepare.ts'
import { type EvidencePart, MOVE_PARTS, type MovePart, swapBack } from './swap-back.ts'
import { asPain, painPerUnit } from './weights.ts'

/** Two moments, and now with each changed part put back by itself. No lens is needed yet: prepared once for all. */
export interface ComparedRankings {
  readonly now: PreparedRanking
  readonly past: PreparedRanking
  readonly swapped: readonly { readonly part: EvidencePart; readonly prepared: PreparedRanking }[]
}

/** Where a project stood, stands, or would stand. */
export interface Standpoint {
  readonly rank: number
  readonly leverage: number
  /** Null where no team has a capacity. */
  readonly above: boolean | null
}

/** An incident that came since, or of which more is known since. */
export interface MoveIncident {
  readonly id: string
  /** What the project saves of it in the horizon, as a share of all pain. */
  readonly saved: number
}

export interface RankMove {
  readonly id: string
  readonly project: Project
  /** As it was then; null when it did not compete. */
  readonly was: Project | null
  readonly from: Standpoint | null
  readonly to: Standpoint | null
  /** What explains most of it; null when it did not move, or when no part alone explains any. */
  readonly cause: MovePart | null
  /** Where it would stand with one part put back, for each part that changed. */
  readonly without: readonly { readonly part: MovePart; readonly at: Standpoint | null }[]
  /** New incidents that it touches, most saved first. */
  readonly incidents: readonly MoveIncident[]
  /** Ids of those that were below it and are above it, best first. */
  readonly passedBy: readonly string[]
}

/** Prepares both moments and each part put back. Cost: one preparation for each part that changed, nine at most. */
export function compareRankings(now: PreparedRanking, then: Evidence): ComparedRankings {
  return {
    now,
    past: prepareRanking(then),
    swapped: MOVE_PARTS.flatMap((part) => {
      const evidence = part === 'lens' ? null : swapBack(part, now.evidence, then)
      return evidence && part !== 'lens' ? [{ part, prepared: prepareRanking(evidence) }] : []
    }),
  }
}

/**
 * What every project did between two moments, and the part that explains most of it: the ranking of now is made again
 * with one part put back as it was, and the part whose return undoes most places of the move is its cause (of equal
 * ones, the one that changes the project's leverage more). Parts act together, so what each undoes need not add up to
 * the move. In the order of now, then those that left. Cost: parts x n log n.
 * @param lens with its weights of now, and of then where they are known
 */
export function rankingMoves(
  { now, past, swapped }: ComparedRankings,
  lens: { readonly weights: PerDimension; readonly weightsThen: PerDimension },
): RankMove[] {
  const after = standpoints(now, lens.weights)
  const before = standpoints(past, lens.weightsThen)
  const isLensEdited = JSON.stringify(lens.weights) !== JSON.stringify(lens.weightsThen)
  const alternatives = [
    ...swapped.map(({ part, prepared }) => ({ part: part as MovePart, places: standpoints(prepared, lens.weights) })),
    ...(isLensEdited ? [{ part: 'lens' as const, places: standpoints(now, lens.weightsThen) }] : []),
  ]
  const incidents = newIncidents(now, past, lens.weights)
  const projects = new Map(now.evidence.projects.map((project) => [project.id, project]))
  const were = new Map(past.projects.map(({ project }) => [project.id, project]))
  const ids = [...after.keys(), ...[...before.keys()].filter((id) => !after.has(id))]
  return ids.flatMap((id): RankMove[] => {
    const project = projects.get(id) ?? were.get(id)
    if (!project) return []
    const from = before.get(id) ?? null
    const to = after.get(id) ?? null
    const without = alternatives.map(({ part, places }) => ({ part, at: places.get(id) ?? null }))
    return [
      {
        id,
        project,
        was: were.get(id) ?? null,
        from,
        to,
        cause: from && to ? causeOf(from, to, without) : 'candidates',
        without,
        incidents: incidents.get(id) ?? [],
        passedBy: from && to ? [...after.keys()].filter((other) => passed(other, id)) : [],
      },
    ]
  })

  function passed(other: string, id: string): boolean {
    const rank = (places: ReadonlyMap<string, Standpoint>, which: string) =>
      places.get(which)?.rank ?? Number.POSITIVE_INFINITY
    return rank(after, other) < rank(after, id) && rank(before, other) > rank(before, id)
  }
}

/** Whether it went over the cut line: up, down, or not at all. */
export function crossing({ from, to }: Pick<RankMove, 'from' | 'to'>): 'up' | 'down' | null {
  const was = from?.above ?? false
  const is = to?.above ?? false
  if (was === is) return null
  return is ? 'up' : 'down'
}

function causeOf(from: Standpoint, to: Standpoint, without: RankMove['without']): MovePart | null {
  const isMoved = from.rank !== to.rank
  if (!isMoved && from.above === to.above) return null
  const direction = Math.sign(to.rank - from.rank)
  const scored = without.flatMap(({ part, at }) => {
    if (!at) return []
    const undone = isMoved ? direction * (to.rank - at.rank) : Number(at.above !== to.above)
    return undone > 0 ? [{ part, undone, change: Math.abs(to.leverage - at.leverage) }] : []
  })
  scored.sort((one, other) => other.undone - one.undone || other.change - one.change)
  return scored[0]?.part ?? null
}

function standpoints(prepared: PreparedRanking, weights: PerDimension): Map<string, Standpoint> {
  const order: readonly MeanRank[] = orderByMean(prepared, weights)
  const capacity = totalCapacity(prepared.evidence.teams)
  const above = capacity === null ? null : countAboveLine(order, capacity)
  return new Map(
    order.map(({ id, rank, leverage }) => [id, { rank, leverage, above: above === null ? null : rank <= above }]),
  )
}

/** What each project saves of incidents that then were not there, or were known to be shorter or longer. */
function newIncidents(
  now: PreparedRanking,
  past: PreparedRanking,
  weights: PerDimension,
): ReadonlyMap<string, readonly MoveIncident[]> {
  const minutesThen = minutesByIncident(past.evidence)
  const minutesNow = minutesByIncident(now.evidence)
  const isNews = (unit: ForecastUnit) =>
    unit.kind === 'incident' && minutesThen.get(unit.id) !== minutesNow.get(unit.id)
  const news = new Set(now.forecast.units.filter(isNews).map(({ position }) => position))
  const pain = painPerUnit(weights, now.totals)
  return new Map(
    now.projects.map(({ project, touches }) => {
      const saved = new Map<string, number>()
      for (const touch of touches) {
        const reductions = expectedOn(project, touch, now.evidence.assumptions)
        for (const position of touch.positions) {
          if (!news.has(position)) continue
          const { id, expected, detectionShare } = now.forecast.units[position] as ForecastUnit
          const share = savedShare(reductions, detectionShare)
          const part = asPain(
            {
              reliability: expected.reliability * share,
              revenue: expected.revenue * share,
              toil: expected.toil * savedToilShare(reductions),
              demand: 0,
            },
            pain,
          )
          if (part > 0) saved.set(id, (saved.get(id) ?? 0) + part)
        }
      }
      const incidents = [...saved].map(([id, share]) => ({ id, saved: share }))
      return [project.id, incidents.sort((one, other) => other.saved - one.saved)]
    }),
  )
}

/** Service minutes lost, by incident. */
export function minutesByIncident({ losses }: Pick<Evidence, 'losses'>): ReadonlyMap<string, number> {
  const minutes = new Map<string, number>()
  for (const loss of losses) minutes.set(loss.incident, (minutes.get(loss.incident) ?? 0) + loss.minutes)
  return minutes
}

/** Weights of a lens as they were kept; those of now where nothing was kept of it. */
export const weightsThen = (lenses: readonly Lens[], id: string, weights: PerDimension): PerDimension =>
  lenses.find((lens) => lens.id === id)?.weights ?? weights
