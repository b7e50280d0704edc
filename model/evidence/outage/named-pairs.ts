import type { Assumptions } from '../../assumption.ts'
import type { MappedIncident } from '../incident.ts'
import { isAtOnce } from './at-once.ts'

/** An incident whose text names another of the same time, which another source told of. */
export interface NamedPair {
  readonly one: MappedIncident
  readonly other: MappedIncident
  /** The id or address by which it is named. */
  readonly name: string
}

const NONE: readonly string[] = []

/**
 * Incidents that name others by id or address, where both were going on at once: a text may well name an outage of last
 * month. Members of an outage count as the outage. Cost: linear in incidents and names.
 */
export function namedPairs(
  incidents: readonly MappedIncident[],
  assumptions: Pick<Assumptions, 'sameOutageClose' | 'sameOutageStart'>,
): NamedPair[] {
  const named = new Set<string>()
  for (const incident of incidents) {
    for (const { names = NONE } of partsOf(incident)) for (const name of names) named.add(name)
  }
  if (named.size === 0) return []
  const bearers = new Map<string, { readonly incident: MappedIncident; readonly source: string }[]>()
  for (const incident of incidents) {
    for (const part of partsOf(incident)) {
      for (const name of ownNames(part)) {
        if (!named.has(name)) continue
        const known = bearers.get(name)
        if (known) known.push({ incident, source: part.source })
        else bearers.set(name, [{ incident, source: part.source }])
      }
    }
  }
  const pairs: NamedPair[] = []
  for (const one of incidents) {
    for (const { source: teller, names = NONE } of partsOf(one)) {
      for (const name of names) {
        for (const { incident, source } of bearers.get(name) ?? []) {
          if (incident === one || source === teller || !isAtOnce(one, incident, assumptions)) continue
          pairs.push({ one, other: incident, name })
        }
      }
    }
  }
  return pairs
}

const partsOf = (incident: MappedIncident): readonly MappedIncident[] => incident.merged?.members ?? [incident]

const ownNames = ({ externalId, url }: MappedIncident): string[] =>
  url === null ? [externalId] : [externalId, addressName(url)]

/** An address without scheme, query and closing slash, in lower case: two writings of one are the same. */
export const addressName = (url: string): string =>
  url
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
