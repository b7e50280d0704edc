import type { PerDimension } from '../evidence/lens.ts'
import { countAboveLine, totalCapacity } from './cut-line.ts'
import { orderByMean } from './order.ts'
import type { PreparedProject, PreparedRanking } from './prepare.ts'
import { reported } from './round.ts'
import { avoidedTogether } from './together.ts'
import { asPain, painPerUnit } from './weights.ts'

/** What projects can be grouped by: the owning team, or the service that each saves most of. */
export const GROUPINGS = ['team', 'service'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** Several projects of one team or service, done together. Shares are of all the pain in the horizon. */
export interface GroupGain {
  /** The team's or service's id; null for projects that no service gains by. */
  readonly id: string | null
  readonly title: string
  /** Ids, best first. */
  readonly projects: readonly string[]
  /** How many of them are above the cut line; null where there is none. */
  readonly above: number | null
  /** Removed together, overlaps counted once. */
  readonly value: number
  /** What one would get by adding up what each removes alone: never less. */
  readonly addedUp: number
  /** Mean engineer-weeks. */
  readonly effort: number
  /** Removed together per engineer-week. */
  readonly leverage: number
}

export interface GroupedGains {
  /** ISO 8601, UTC. */
  readonly asOf: string
  readonly lens: string
  readonly evidenceVersion: string
  readonly by: Grouping
  /** In the order of their best projects. */
  readonly groups: readonly GroupGain[]
}

/**
 * Candidates grouped, with what each group removes when all of it is done: subtotals that respect overlap. Closed
 * form, no draw is made. Cost: groups x units of the forecast, plus the units that projects touch.
 */
export function groupGains(
  prepared: PreparedRanking,
  lens: { readonly id: string; readonly weights: PerDimension },
  by: Grouping,
): GroupedGains {
  const { evidence, projects, totals } = prepared
  const pain = painPerUnit(lens.weights, totals)
  const order = orderByMean(prepared, lens.weights)
  const capacity = totalCapacity(evidence.teams)
  const line = capacity === null ? null : countAboveLine(order, capacity)
  const byId = new Map(projects.map((own) => [own.project.id, own]))
  const ranked = order.flatMap((place) => {
    const own = byId.get(place.id)
    return own ? [{ place, own }] : []
  })
  const titles = new Map((by === 'team' ? evidence.teams : evidence.services).map(({ id, title }) => [id, title]))
  return {
    asOf: new Date(evidence.asOf).toISOString(),
    lens: lens.id,
    evidenceVersion: evidence.version,
    by,
    groups: [...Map.groupBy(ranked, ({ own }) => groupOf(own, by))].map(([id, members]): GroupGain => {
      const value = asPain(
        avoidedTogether(
          prepared,
          members.map(({ own }) => own),
        ),
        pain,
      )
      const effort = members.reduce((sum, { place }) => sum + place.effort, 0)
      return {
        id,
        title: id === null ? 'No service' : (titles.get(id) ?? id),
        projects: members.map(({ place }) => place.id),
        above: line === null ? null : members.filter(({ place }) => place.rank <= line).length,
        value: reported(value),
        addedUp: reported(members.reduce((sum, { place }) => sum + place.value, 0)),
        effort: reported(effort),
        leverage: reported(value / effort),
      }
    }),
  }
}

const groupOf = ({ project, avoided }: PreparedProject, by: Grouping): string | null =>
  by === 'team' ? (project.effort[0]?.team ?? null) : (avoided.services[0] ?? null)
