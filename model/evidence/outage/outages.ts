import type { Assumptions } from '../../assumption.ts'
import { compareText } from '../../compare.ts'
import { changedIncident } from '../edit.ts'
import type { MappedIncident } from '../incident.ts'
import type { Project } from '../project.ts'
import { mergeIncidents, type SaidOfIncidents } from './merge-incidents.ts'
import { namedPairs } from './named-pairs.ts'
import type { SourceOrder } from './source-order.ts'

/** Which incidents are one outage, and which are not, as far as people said. */
export interface Outages {
  /** Ids of the incidents of each outage, the one that names it first. */
  readonly groups: readonly (readonly string[])[]
  /** Pairs of incidents that a person keeps apart, by `pairKey`. */
  readonly apart: ReadonlySet<string>
  /** In which order sources are believed about one outage. */
  readonly order: SourceOrder
  /** Decides whether an incident that names another counts as one with it unasked. */
  readonly assumptions: Pick<Assumptions, 'mergeNamed' | 'sameOutageClose' | 'sameOutageStart'>
}

/** The same for a pair in either order. */
export const pairKey = (one: string, other: string): string =>
  one < other ? `${one}\u0000${other}` : `${other}\u0000${one}`

/**
 * Incidents with each outage in the place of those that told of it. A member that is not among them (its source took it
 * back, or it had not begun yet) is left out of its outage, and one alone is an incident as before. Cost: linear.
 */
export function mergedOutages(
  incidents: readonly MappedIncident[],
  outages: Outages,
  said: SaidOfIncidents = new Map(),
): readonly MappedIncident[] {
  const groups = groupsInForce(incidents, outages)
  if (groups.length === 0) return incidents
  const wanted = new Set(groups.flat())
  const known = new Map(incidents.flatMap((incident) => (wanted.has(incident.id) ? [[incident.id, incident]] : [])))
  // What was said of the first member is said of the outage, and is laid over it like any edit.
  const corrected = (member: MappedIncident, position: number) =>
    position === 0 ? member : changedIncident(member, said.get(member.id)?.changes ?? {})
  const inPlace = new Map<string, MappedIncident | null>()
  for (const group of groups) {
    const members = group.flatMap((id) => known.get(id) ?? [])
    if (members.length < 2) continue
    for (const { id } of members) inPlace.set(id, null)
    const outage = mergeIncidents(members.map(corrected), outages.order, said)
    inPlace.set(outage.id, outage)
  }
  return incidents.flatMap((incident) => {
    const outage = inPlace.get(incident.id)
    return outage === undefined ? [incident] : outage === null ? [] : [outage]
  })
}

/** What people merged, and, where the rule is switched on, what names each other and nobody keeps apart. */
export function groupsInForce(
  incidents: readonly MappedIncident[],
  { groups, apart, assumptions }: Outages,
): readonly (readonly string[])[] {
  if (assumptions.mergeNamed === 0) return groups
  const groupOf = new Map<string, string[]>()
  for (const group of groups) for (const id of group) groupOf.set(id, [...group])
  const found = namedPairs(incidents, assumptions)
    .map(({ one, other }) => [one.id, other.id].sort(compareText) as [string, string])
    .sort(([one], [other]) => compareText(one, other))
  for (const [one, other] of found) {
    const left = groupOf.get(one) ?? [one]
    const right = groupOf.get(other) ?? [other]
    if (left === right || left.some((id) => right.some((each) => apart.has(pairKey(id, each))))) continue
    // The larger one keeps its name.
    const joined = left.length < right.length ? [...right, ...left] : [...left, ...right]
    for (const id of joined) groupOf.set(id, joined)
  }
  return [...new Set(groupOf.values())]
}

/** Projects whose effects list a member of an outage list the outage instead. */
export function namingOutages(projects: readonly Project[], incidents: readonly MappedIncident[]): readonly Project[] {
  const outageOf = new Map(
    incidents.flatMap(({ id, merged }) => (merged?.members ?? []).map((member) => [member.id, id] as const)),
  )
  if (outageOf.size === 0) return projects
  return projects.map((project) => ({
    ...project,
    effects: project.effects.map((effect) =>
      effect.incidents === undefined
        ? effect
        : { ...effect, incidents: [...new Set(effect.incidents.map((id) => outageOf.get(id) ?? id))] },
    ),
  }))
}
