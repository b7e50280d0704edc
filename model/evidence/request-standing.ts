import type { Instant } from '../quantity.ts'
import type { Request } from './demand.ts'
import type { Project } from './project.ts'
import type { RequestChanges } from './request-changes.ts'

/** Where a request stands on its way, in the order of that way. */
export const REQUEST_STATES = ['new', 'triaged', 'planned', 'not-now', 'answered'] as const
export type RequestState = (typeof REQUEST_STATES)[number]

/** A plan that somebody committed to. */
export interface PlanNamed {
  readonly id: string
  readonly title: string
  /** "2026Q4" */
  readonly quarter: string
}

export interface RequestStanding {
  readonly state: RequestState
  /** One sentence for whoever asked: what was decided, where and why. */
  readonly words: string
  /** The committed plan that holds its project; null where there is none, or only the project's status says so. */
  readonly plan: PlanNamed | null
}

/** What the way of a request depends on beside itself. */
export interface Decisions {
  /** By id. */
  readonly projects: ReadonlyMap<string, Pick<Project, 'title' | 'status' | 'shippedAt'>>
  /** The newest committed plan of each project, of a quarter that is not over. */
  readonly plans: ReadonlyMap<string, PlanNamed>
  /** Whether a quarter, "2026Q4", is over. */
  readonly isOver: (quarter: string) => boolean
}

/**
 * Where a request stands: decided by people for itself, else by what became of the project that is to answer it. A plan
 * that holds the project says more than a "not this quarter" from before.
 */
export function requestStanding(
  { closedAt, project: id }: Pick<Request, 'closedAt' | 'project'>,
  { notIn }: Pick<RequestChanges, 'notIn'>,
  { projects, plans, isOver }: Decisions,
): RequestStanding {
  const project = id === null ? undefined : projects.get(id)
  const plan = (id !== null && plans.get(id)) || null
  const stands = (state: RequestState, words: string): RequestStanding => ({ state, words, plan: null })
  if (closedAt !== null) return stands('answered', `Closed on ${dayOf(closedAt)}`)
  if (project?.status === 'shipped') return stands('answered', `${project.title} has shipped`)
  if (project && plan && project.status !== 'rejected')
    return { state: 'planned', words: `${project.title} is in “${plan.title}” for ${quarterWords(plan.quarter)}`, plan }
  if (project?.status === 'planned') return stands('planned', `${project.title} is planned`)
  if (notIn && !isOver(notIn.quarter))
    return stands('not-now', `Not in ${quarterWords(notIn.quarter)}: ${notIn.reason}`)
  if (project?.status === 'rejected') return stands('not-now', `${project.title}, which was to answer it, was rejected`)
  if (project) return stands('triaged', `Given to ${project.title}`)
  return stands('new', 'Nobody has decided yet')
}

/** "2026Q4" -> "Q4 2026" */
export const quarterWords = (quarter: string): string => quarter.replace(/^(\d{4})-?Q(\d)$/i, 'Q$2 $1')

const dayOf = (moment: Instant): string => new Date(moment).toISOString().slice(0, 10)
