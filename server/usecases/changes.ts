import type { z } from 'zod'
import { incidentChangesSchema, keptEditSchema, projectChangesSchema } from '../../model/contract/edit.ts'
import {
  changeableOf,
  changedIncident,
  changedProject,
  changedSince,
  type IncidentChanges,
  type ProjectChanges,
} from '../../model/evidence/edit.ts'
import type { MappedIncident } from '../../model/evidence/incident.ts'
import { mergedOutages, type Outages, pairKey } from '../../model/evidence/outage/outages.ts'
import { sourceOrder } from '../../model/evidence/outage/source-order.ts'
import type { Project, ToldProject } from '../../model/evidence/project.ts'
import type { Instant } from '../../model/quantity.ts'
import type { Edit } from '../store/edits.ts'
import type { Store } from '../store/store.ts'

/** What a person said, and what the source had said of the same fields. */
export interface KeptChanges<Kind> {
  readonly changes: Kind
  readonly told: Readonly<Record<string, unknown>>
  readonly revision: number
  readonly editedAt: Instant
}

/** Everything that people changed, by id. */
export interface Changes {
  readonly incidents: ReadonlyMap<string, KeptChanges<IncidentChanges>>
  readonly projects: ReadonlyMap<string, KeptChanges<ProjectChanges>>
  /** Which incidents are one outage. */
  readonly outages: Outages
}

export async function readChanges(store: Store): Promise<Changes> {
  const [incidents, projects, outages] = await Promise.all([
    store.edits.all('incident'),
    store.edits.all('project'),
    readOutages(store),
  ])
  return { incidents: byId(incidents, keptIncident), projects: byId(projects, keptProject), outages }
}

/** Which incidents are one outage, and how sources are believed about it. */
export async function readOutages(store: Store): Promise<Outages> {
  const [{ groups, apart }, stated, sources, assumptions] = await Promise.all([
    store.outages.all(),
    store.outages.sourceOrder(),
    store.sources.all(),
    store.settings.assumptions(),
  ])
  return {
    groups,
    apart: new Set(apart.map(([one, other]) => pairKey(one, other))),
    order: sourceOrder(sources, stated),
    assumptions,
  }
}

export const keptIncident = (edit: Edit): KeptChanges<IncidentChanges> =>
  kept(edit, keptEditSchema(incidentChangesSchema))
export const keptProject = (edit: Edit): KeptChanges<ProjectChanges> => kept(edit, keptEditSchema(projectChangesSchema))

/**
 * Incidents as people corrected them, each outage that several told of as one, and how many of those corrections stand
 * against something newer. What was said of the incident that names an outage was said of the outage.
 */
export function changedIncidents(
  incidents: readonly MappedIncident[],
  { incidents: changes, outages }: Pick<Changes, 'incidents' | 'outages'>,
): { readonly rows: readonly MappedIncident[]; readonly apart: number } {
  const merged = mergedOutages(incidents, outages, changes)
  if (changes.size === 0) return { rows: merged, apart: 0 }
  let apart = 0
  const rows = merged.map((incident) => {
    const edit = changes.get(incident.id)
    if (!edit) return incident
    if (changedSince(changeableOf(incident), edit.changes, edit.told).length > 0) apart += 1
    return changedIncident(incident, edit.changes)
  })
  return { rows, apart }
}

/** Projects as people corrected them, without the source that told of them. */
export const changedProjects = (
  projects: readonly (Project & Partial<ToldProject>)[],
  { projects: changes }: Changes,
): Project[] =>
  projects.map(({ source: _, ...project }) => {
    const edit = changes.get(project.id)
    return edit ? changedProject(project, edit.changes) : project
  })

/** Projects whose source has changed a field since a person edited it. */
export const projectsEditedApart = (projects: readonly Project[], { projects: changes }: Changes): number =>
  projects.filter((project) => {
    const edit = changes.get(project.id)
    return edit !== undefined && changedSince(project, edit.changes, edit.told).length > 0
  }).length

const byId = <Kind>(edits: readonly Edit[], read: (edit: Edit) => KeptChanges<Kind>) =>
  new Map(edits.map((edit) => [edit.id, read(edit)]))

/** An edit that was taken back is empty, and changes nothing. */
function kept<Kind>(
  { id, value, revision, editedAt }: Edit,
  schema: z.ZodType<Pick<KeptChanges<Kind>, 'changes' | 'told'>>,
): KeptChanges<Kind> {
  const parsed = schema.safeParse(isEmpty(value) ? { changes: {}, told: {} } : value)
  if (parsed.success) return { ...parsed.data, revision, editedAt }
  throw new Error(`the edit of ${id} is damaged: ${parsed.error.issues[0]?.message}`)
}

export const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0
