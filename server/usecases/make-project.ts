import type { EditableProject, NewProject } from '../../model/contract/editable.ts'
import { listShort } from '../../model/format.ts'
import { PEOPLE_SOURCE } from '../store/evidence/one-per-id.ts'
import type { Context } from './context.ts'
import { countedProjects, readEditableProject, refuseDependencies } from './edit-project.ts'
import { freeId } from './free-id.ts'
import { tellChange } from './keep-edits.ts'
import { RefusedRequest, StaleChange } from './refused-request.ts'

/** Makes a project that people keep themselves. Throws RefusedRequest for dependencies that nobody knows. */
export async function makeProject(context: Context, project: NewProject): Promise<EditableProject> {
  const taken = new Set((await countedProjects(context)).map(({ id }) => id))
  const id = freeId(project.title, taken, 'project')
  await refuseDependencies(context, { id, ...project }, 'dependsOn')
  // Somebody may have taken the id since it was looked up.
  if (!(await context.store.projects.add({ id, ...project }, context.now()))) return makeProject(context, project)
  await tellChange(context)
  return readEditableProject(context, id)
}

/**
 * Removes a project that people made, and answers with what it was. Throws RefusedRequest for one that a source tells of,
 * or that others wait for, and StaleChange when somebody has edited it since `revision`.
 */
export async function removeProject(context: Context, id: string, revision: number): Promise<EditableProject> {
  const project = await readEditableProject(context, id)
  if (project.source !== PEOPLE_SOURCE) {
    const teller = project.source === null ? 'a RICE sheet' : `"${project.source}"`
    throw new RefusedRequest(
      'invalid-request',
      `${id} is told of by ${teller}, which would tell of it again; set its status to rejected instead`,
    )
  }
  const waiting = (await countedProjects(context)).filter(({ dependsOn }) => dependsOn.includes(id))
  if (waiting.length > 0) {
    const which = listShort(
      waiting.map(({ title }) => title),
      3,
    )
    throw new RefusedRequest(
      'invalid-request',
      `${which} ${waiting.length === 1 ? 'depends' : 'depend'} on ${id}; take that out first`,
    )
  }
  if (!(await context.store.projects.remove(id, revision, context.now()))) {
    const current = await readEditableProject(context, id)
    throw new StaleChange(`somebody else has edited ${id} since; nothing was removed`, {
      revision: current.revision,
      changes: current.edit?.changes ?? null,
    })
  }
  await tellChange(context)
  return project
}
