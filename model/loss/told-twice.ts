import type { MappedIncident } from '../evidence/incident.ts'
import { areKeptApart, memberIds } from '../evidence/outage/propose-outages.ts'
import type { Instant } from '../quantity.ts'

/** An incident as one service felt it. */
interface Felt {
  readonly incident: MappedIncident
  readonly window: { readonly start: Instant; readonly end: Instant }
  readonly service: string
}

/**
 * Whether an incident that others hold in full is taken as one of them told again: unless a person keeps it apart from
 * each that it meets on that service. Cost: linear for each incident that is kept apart from any, nothing for the others.
 * @param apart pairs of incidents, by `pairKey`
 */
export function toldTwice(all: readonly Felt[], apart: ReadonlySet<string>): (held: Felt) => boolean {
  const named = new Set([...apart].flatMap((key) => key.split('\u0000')))
  return (held) => {
    if (!memberIds(held.incident).some((id) => named.has(id))) return true
    return all.some(
      ({ incident, window, service }) =>
        service === held.service &&
        incident !== held.incident &&
        window.start < held.window.end &&
        held.window.start < window.end &&
        !areKeptApart(held.incident, incident, apart),
    )
  }
}
