import { type Instant, instant } from '../../quantity.ts'
import type { IncidentChanges } from '../edit.ts'
import { endOf, type FeltService, type MappedIncident, type OutageField } from '../incident.ts'
import { UNMAPPED } from '../service.ts'
import type { FieldGroup, SourceOrder } from './source-order.ts'

/** What people said of incidents, by id; their word goes before any source's. */
export type SaidOfIncidents = ReadonlyMap<string, { readonly changes: IncidentChanges }>

/**
 * Several incidents that told of one outage, as one. Every field is that of the first member, in the order in which their
 * sources are believed, that tells it at all; what a person said of a member comes before all sources. The end is taken
 * whole, mitigated and resolved, from one member, and is never before the start. It hit every service that any of them
 * names. It keeps the id of the first member.
 * @param members at least one, the one that names the outage first
 */
export function mergeIncidents(
  members: readonly MappedIncident[],
  order: SourceOrder,
  said: SaidOfIncidents,
): MappedIncident {
  const [lead] = members
  if (!lead) throw new RangeError('an outage is told of by at least one incident')
  const believed = (group: FieldGroup, field?: keyof IncidentChanges): readonly MappedIncident[] => {
    const rank = ({ source }: MappedIncident) => {
      const position = order[group].indexOf(source)
      return position < 0 ? order[group].length : position
    }
    const byPerson = ({ id }: MappedIncident) =>
      field !== undefined && said.get(id)?.changes[field] !== undefined ? 0 : 1
    return members.toSorted((one, other) => byPerson(one) - byPerson(other) || rank(one) - rank(other))
  }
  const byTimes = believed('times')
  const byWords = believed('words')

  const start = byTimes[0] as MappedIncident
  const end = byTimes.find((member) => isAfter(endOf(member), start.startedAt))
  const detection = byTimes.find((member) => isWithin(member.detectedAt, start.startedAt, end ? endOf(end) : null))
  const severity = believed('impact')[0] as MappedIncident
  const title = byWords[0] as MappedIncident
  const byCause = believed('words', 'cause')
  const cause =
    byCause.find(({ mappedCause, causeSuggested }) => !causeSuggested && mappedCause !== 'unknown') ??
    byCause.find(({ causeSuggested }) => causeSuggested)
  const stated = byCause.find(({ cause: own }) => own !== null)
  const root = byWords.find((member) => member.root !== null)
  const worked = byTimes.find((member) => member.effort !== null || member.responders !== null)
  const risk = believed('words', 'risk').find((member) => member.risk !== null)
  const shares = sharesOf(believed('impact', 'share'))
  const taken: Record<OutageField, string | null> = {
    title: title.id,
    start: start.id,
    detection: detection?.id ?? null,
    end: end?.id ?? null,
    severity: severity.id,
    cause: cause?.id ?? null,
    root: root?.id ?? null,
    effort: worked?.id ?? null,
  }
  return {
    ...lead,
    title: title.title,
    url: title.url ?? byWords.find(({ url }) => url !== null)?.url ?? null,
    startedAt: start.startedAt,
    detectedAt: detection?.detectedAt ?? null,
    mitigatedAt: end?.mitigatedAt ?? null,
    resolvedAt: end?.resolvedAt ?? null,
    lastUpdatedAt: latest(members),
    severity: severity.severity,
    impacts: members.flatMap(({ impacts }) => impacts),
    rootComponent: root?.rootComponent ?? null,
    cause: stated?.cause ?? null,
    suggestedCause: byWords.find(({ suggestedCause }) => suggestedCause !== null)?.suggestedCause ?? null,
    labels: [...new Set(members.flatMap(({ labels }) => labels))],
    responders: worked?.responders ?? null,
    effort: worked?.effort ?? null,
    risk: risk?.risk ?? null,
    durationConfirmed: believed('times', 'durationConfirmed').some(
      (member) =>
        member.durationConfirmed && (member === end || said.get(member.id)?.changes.durationConfirmed === true),
    ),
    felt: shares.felt,
    root: root?.root ?? null,
    mappedCause: cause?.mappedCause ?? 'unknown',
    causeSuggested: cause?.causeSuggested ?? false,
    merged: { members, taken, takenShares: shares.taken },
  }
}

/** Ids of the sources that told of an incident. */
export const tellersOf = ({ source, merged }: MappedIncident): readonly string[] =>
  merged ? [...new Set(merged.members.map((member) => member.source))] : [source]

const isAfter = (moment: Instant | null, start: Instant): boolean => moment !== null && moment >= start

const isWithin = (moment: Instant | null, start: Instant, end: Instant | null): boolean =>
  moment !== null && moment >= start && (end === null || moment <= end)

function latest(members: readonly MappedIncident[]): Instant | null {
  const told = members.flatMap(({ lastUpdatedAt }) => (lastUpdatedAt === null ? [] : [lastUpdatedAt]))
  return told.length === 0 ? null : instant(Math.max(...told))
}

/** Every service that a member names, with the share of the first that states one; unmapped only where none is mapped. */
function sharesOf(members: readonly MappedIncident[]): { felt: FeltService[]; taken: Map<string, string> } {
  const found = new Map<string, { felt: FeltService; by: string }>()
  for (const { id, felt } of members) {
    for (const one of felt) {
      const known = found.get(one.service)
      if (!known || (known.felt.share === null && one.share !== null)) found.set(one.service, { felt: one, by: id })
    }
  }
  if (found.size > 1) found.delete(UNMAPPED)
  return {
    felt: [...found.values()].map(({ felt }) => felt),
    taken: new Map([...found].map(([service, { by }]) => [service, by])),
  }
}
