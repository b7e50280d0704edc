import type { Hours, Instant, Ratio } from '../quantity.ts'
import type { IncidentCause } from './cause.ts'
import type { Severity } from './severity.ts'

/** One component of a source, or a service named in a file, that felt an incident. */
export interface Impact {
  /** The source's own identifier of the component; stable when the name changes. */
  readonly component: string
  readonly name: string
  /** Stated share of its customers that failed; null when nobody stated it. */
  readonly share: Ratio | null
}

/** An incident as its source tells it, before it is mapped to services. */
export interface Incident {
  /** `source/externalId`, unique in an installation. */
  readonly id: string
  readonly source: string
  readonly externalId: string
  readonly title: string
  readonly startedAt: Instant
  /** Null when the source does not tell when it was noticed. */
  readonly detectedAt: Instant | null
  readonly mitigatedAt: Instant | null
  readonly resolvedAt: Instant | null
  /** The last time the source said anything about it; null when it does not tell. */
  readonly lastUpdatedAt: Instant | null
  readonly severity: Severity
  readonly impacts: readonly Impact[]
  /** The component in which it began, if known. */
  readonly rootComponent: string | null
  /** As the source states it. */
  readonly cause: IncidentCause | null
  /** What words in title and updates suggest; never taken for stated. */
  readonly suggestedCause: IncidentCause | null
  readonly labels: readonly string[]
  /** People who worked on it. */
  readonly responders: number | null
  /** Hours that responders reported. */
  readonly effort: Hours | null
  /** The risk that it is an instance of. */
  readonly risk: string | null
  /** Somebody confirmed that it really lasted that long. */
  readonly durationConfirmed: boolean
  readonly url: string | null
  /** Ids and addresses that its text names, perhaps of the same outage elsewhere; left out: none. */
  readonly names?: readonly string[]
}

/** An incident with the services it maps to. */
export interface MappedIncident extends Incident {
  readonly felt: readonly FeltService[]
  readonly root: string | null
  readonly mappedCause: IncidentCause
  /** `mappedCause` is only suggested: nobody stated or confirmed it. */
  readonly causeSuggested: boolean
  /** The incidents that it was made of, when several told of one outage; left out: it is as one source told it. */
  readonly merged?: MergedOutage
}

export interface FeltService {
  readonly service: string
  readonly share: Ratio | null
}

/** When customers felt it no more, or else when it was over; null while neither is told. */
export const endOf = ({ mitigatedAt, resolvedAt }: Pick<Incident, 'mitigatedAt' | 'resolvedAt'>): Instant | null =>
  mitigatedAt ?? resolvedAt

/** What an outage that several told of takes from one of them alone. */
export const OUTAGE_FIELDS = ['title', 'start', 'detection', 'end', 'severity', 'cause', 'root', 'effort'] as const
export type OutageField = (typeof OUTAGE_FIELDS)[number]

/** Where an outage that several incidents told of comes from. */
export interface MergedOutage {
  /** As each was before, the one that names the outage first. */
  readonly members: readonly MappedIncident[]
  /** The member that each field was taken from, by id; null: none of them tells it. */
  readonly taken: Readonly<Record<OutageField, string | null>>
  /** The member that each service's share was taken from, by service. */
  readonly takenShares: ReadonlyMap<string, string>
}

export type IncidentFault =
  | {
      readonly type: 'EndBeforeStart'
      readonly field: IncidentMoment
      readonly startedAt: Instant
      readonly at: Instant
    }
  | { readonly type: 'ShareOutOfRange'; readonly component: string; readonly share: number }
  | { readonly type: 'NegativeAmount'; readonly field: 'responders' | 'effort'; readonly value: number }

export type IncidentMoment = 'detectedAt' | 'mitigatedAt' | 'resolvedAt'

/** The first thing that cannot be true of an incident, or null. Zero-minute incidents are allowed. */
export function incidentFault(incident: Incident): IncidentFault | null {
  for (const field of ['detectedAt', 'mitigatedAt', 'resolvedAt'] as const) {
    const at = incident[field]
    if (at !== null && at < incident.startedAt)
      return { type: 'EndBeforeStart', field, startedAt: incident.startedAt, at }
  }
  for (const { component, share } of incident.impacts) {
    if (share !== null && !(share >= 0 && share <= 1)) return { type: 'ShareOutOfRange', component, share }
  }
  for (const field of ['responders', 'effort'] as const) {
    const value = incident[field]
    if (value !== null && !(value >= 0)) return { type: 'NegativeAmount', field, value }
  }
  return null
}
