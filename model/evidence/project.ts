import type { IncidentCause } from './cause.ts'
import type { Severity } from './severity.ts'
import type { ThreePoint } from './three-point.ts'

export const PROJECT_STATUSES = ['candidate', 'planned', 'shipped', 'rejected'] as const
export type ProjectStatus = (typeof PROJECT_STATUSES)[number]

/** How a project reduces loss. Each is a reduction between 0 and 1, independent of the others. */
export const MECHANISMS = ['frequency', 'detection', 'recovery', 'blastRadius', 'closing'] as const
export type Mechanism = (typeof MECHANISMS)[number]

/**
 * Which evidence an effect touches. Within a list any entry matches, across lists all must: services [a, b] with
 * causes [deploy] is "deploys in a or b". An empty selector touches every incident. `risks`, `background`, `issues`
 * and `requests` name other evidence, narrowed by `services` and `labels`: services [a] with background is the burn of
 * a, and touches no incident unless a root, a cause, a severity or incidents are asked for as well.
 */
export interface Selector {
  /** Services that felt the incident: only their part of its loss is touched. */
  readonly services?: readonly string[] | undefined
  /** Services in which the incident began: its whole loss is touched. */
  readonly rootServices?: readonly string[] | undefined
  readonly causes?: readonly IncidentCause[] | undefined
  readonly severities?: readonly Severity[] | undefined
  readonly labels?: readonly string[] | undefined
  /** Only these incidents, by id. */
  readonly incidents?: readonly string[] | undefined
  /** These risks, by id; an effect with risks and nothing else touches no incident. */
  readonly risks?: readonly string[] | undefined
  /** Burn outside incidents, of `services` or of all. */
  readonly background?: boolean | undefined
  /** Open issues: by id, or true for those of `services` and `labels`. */
  readonly issues?: readonly string[] | boolean | undefined
  /** Open requests: by id, or true for those of `services`. */
  readonly requests?: readonly string[] | boolean | undefined
}

export interface Effect extends Selector {
  readonly frequency?: ThreePoint | undefined
  readonly detection?: ThreePoint | undefined
  readonly recovery?: ThreePoint | undefined
  readonly blastRadius?: ThreePoint | undefined
  /** Chance to close each touched issue or request. */
  readonly closing?: ThreePoint | undefined
}

/** Engineer-weeks that one team spends. */
export interface TeamEffort extends ThreePoint {
  readonly team: string
}

/** Owns what a source names no team for. */
export const NO_TEAM = 'unassigned'

/** A candidate piece of reliability work. */
export interface Project {
  readonly id: string
  readonly title: string
  readonly description: string | null
  readonly status: ProjectStatus
  readonly url: string | null
  /** At least one; the first team owns the project. */
  readonly effort: readonly TeamEffort[]
  /** Nobody stated the effort: it is the assumption's. */
  readonly effortAssumed?: boolean | undefined
  readonly effects: readonly Effect[]
  readonly dependsOn: readonly string[]
  /** When it shipped, ISO 8601, UTC where no zone is given; null or left out: not yet, or nobody said. */
  readonly shippedAt?: string | null | undefined
}

/** With the source that told of it. */
export type ToldProject = Project & { readonly source: string }

export interface Team {
  readonly id: string
  readonly title: string
  /** Engineer-weeks free in the planning period; null when nobody stated it. */
  readonly capacity: number | null
}

/** Statuses of projects that compete for the next weeks. */
const COMPETING: ReadonlySet<Project['status']> = new Set(['candidate', 'planned'])

/** Whether a project competes for the next weeks: what is shipped or rejected does not. */
export const isCompeting = ({ status }: Project): boolean => COMPETING.has(status)
