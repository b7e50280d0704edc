import type { EditableProject, NewProject } from '../../model/contract/editable.ts'
import { UNMAPPED } from '../../model/evidence/service.ts'
import { serviceIdOf } from '../../model/evidence/service-name.ts'
import { listShort } from '../../model/format.ts'
import { PEOPLE_SOURCE } from '../store/evidence/one-per-id.ts'
import type { Context } from './context.ts'
import { countedProjects, readEditableProject, refuseDependencies } from './edit-project.ts'
import { tellChange } from './keep-edits.ts'
import { RefusedRequest, StaleChange } from './refused-request.ts'

/** Longer ones are cut: an id stands in addresses. */
const LONGEST_ID = 80

/** Makes a project that people keep themselves. Throws RefusedRequest for dependencies that nobody knows. */
export async function makeProject(context: Context, project: NewProject): Promise<EditableProject> {
  const taken = new Set((await countedProjects(context)).map(({ id }) => id))
  const id = freeId(project.title, taken)
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

/** The identifier of a title, numbered when it is taken: canary-deploys, canary-deploys-2. */
function freeId(title: string, taken: ReadonlySet<string>): string {
  const name = serviceIdOf(title)
  const base = name === UNMAPPED ? 'project' : name.slice(0, LONGEST_ID).replace(/-+$/, '')
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}-${number}`
    if (!taken.has(id)) return id
  }
}
