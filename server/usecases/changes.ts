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
}

export async function readChanges({ edits }: Pick<Store, 'edits'>): Promise<Changes> {
  const [incidents, projects] = await Promise.all([edits.all('incident'), edits.all('project')])
  return { incidents: byId(incidents, keptIncident), projects: byId(projects, keptProject) }
}

export const keptIncident = (edit: Edit): KeptChanges<IncidentChanges> =>
  kept(edit, keptEditSchema(incidentChangesSchema))
export const keptProject = (edit: Edit): KeptChanges<ProjectChanges> => kept(edit, keptEditSchema(projectChangesSchema))

/** Incidents as people corrected them, and how many of those corrections stand against something newer. */
export function changedIncidents(
  incidents: readonly MappedIncident[],
  { incidents: changes }: Changes,
): { readonly rows: readonly MappedIncident[]; readonly apart: number } {
  if (changes.size === 0) return { rows: incidents, apart: 0 }
  let apart = 0
  const rows = incidents.map((incident) => {
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
