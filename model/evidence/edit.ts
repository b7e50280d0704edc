import type { Ratio } from '../quantity.ts'
import type { IncidentCause } from './cause.ts'
import type { MappedIncident } from './incident.ts'
import type { Project } from './project.ts'

/** What a person may say about an incident, over what its source and the rules say. A field that is left out is theirs. */
export interface IncidentChanges {
  readonly cause?: IncidentCause | undefined
  /** At least one. */
  readonly services?: readonly string[] | undefined
  /** Share of each service's customers that failed; null: nobody knows it. */
  readonly share?: Ratio | null | undefined
  readonly durationConfirmed?: boolean | undefined
  /** The risk that it is an instance of; null: none. */
  readonly risk?: string | null | undefined
}

/** What a person may say about a project, over what its source says. The first team of `effort` owns it. */
export type ProjectChanges = {
  readonly [Field in 'title' | 'description' | 'status' | 'effort' | 'effects' | 'dependsOn' | 'shippedAt']?:
    | Project[Field]
    | undefined
}

/** The incident as a person corrected it. A cause that a person stated is confirmed. */
export function changedIncident(incident: MappedIncident, changes: IncidentChanges): MappedIncident {
  const { cause, services, share, durationConfirmed, risk } = changes
  const shareOf = new Map(incident.felt.map((felt) => [felt.service, felt.share]))
  const worst = worstShare(incident)
  const felt =
    services?.map((service) => ({ service, share: shareOf.has(service) ? (shareOf.get(service) ?? null) : worst })) ??
    incident.felt
  return {
    ...incident,
    ...(cause === undefined ? {} : { cause, mappedCause: cause, causeSuggested: false }),
    felt: share === undefined ? felt : felt.map(({ service }) => ({ service, share })),
    ...(durationConfirmed === undefined ? {} : { durationConfirmed }),
    ...(risk === undefined ? {} : { risk }),
  }
}

/** What an incident says in the terms in which a person may change it. */
export const changeableOf = (incident: MappedIncident): Required<IncidentChanges> => ({
  cause: incident.mappedCause,
  services: incident.felt.map(({ service }) => service),
  share: worstShare(incident),
  durationConfirmed: incident.durationConfirmed,
  risk: incident.risk,
})

/** The project as a person corrected it. An effort that a person stated is not assumed any more. */
export function changedProject(project: Project, changes: ProjectChanges): Project {
  const stated = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
  const { effortAssumed, ...rest } = project
  return { ...rest, ...(effortAssumed && changes.effort === undefined ? { effortAssumed } : {}), ...stated }
}

/** Fields that a person changed and that the source has changed since: what it said then against what it says now. */
export function changedSince(told: object, changes: object, toldThen: object): string[] {
  const was = new Map(Object.entries(toldThen))
  const is = new Map(Object.entries(told))
  return Object.keys(changes).filter(
    (field) => was.has(field) && JSON.stringify(was.get(field)) !== JSON.stringify(is.get(field)),
  )
}

const worstShare = ({ felt }: MappedIncident): Ratio | null =>
  felt.reduce<Ratio | null>((worst, { share }) => ((share ?? -1) > (worst ?? -1) ? share : worst), null)
