import type { EditableProject, SavedProject } from '../../model/contract/editable.ts'
import { withAssumedEffort } from '../../model/evidence/assumed-effort.ts'
import { changedProject, type ProjectChanges } from '../../model/evidence/edit.ts'
import type { Project, ToldProject } from '../../model/evidence/project.ts'
import { withProjectsOfSheet } from '../../model/evidence/rice.ts'
import { Forbidden, hasScope, reasonAgainst } from '../access/permit.ts'
import { findCycle } from '../configuration/cycle.ts'
import { suggestion } from '../sources/nearest-name.ts'
import { changedProjects, keptProject, readChanges } from './changes.ts'
import type { Context, ReadingContext } from './context.ts'
import { keepEdits, keptValue, type Save, standingEdit } from './keep-edits.ts'
import { RefusedRequest, StaleChange } from './refused-request.ts'

/**
 * A project as it counts, as its source tells it, and the edit between. An edit holds over whatever tells of the project,
 * leverage.yaml too. Throws RefusedRequest when there is none of this id.
 */
export async function readEditableProject({ store }: ReadingContext, id: string): Promise<EditableProject> {
  const found = (await toldProjects(store)).find((project) => project.id === id)
  if (!found) throw new RefusedRequest('not-found', `there is no project "${id}"`)
  const { source = null, ...told } = found
  const [edit] = await store.edits.some('project', [id])
  const kept = edit && keptProject(edit)
  return { id, source, value: changedProject(told, kept?.changes ?? {}), told, ...standingEdit(kept, told) }
}

/**
 * Keeps what a person says of a project. Throws RefusedRequest for an unknown project and for dependencies that cannot
 * be, Forbidden where more changes than estimates and the visitor may only estimate, and StaleChange with the edit that is kept now when `revision` has gone by.
 */
export async function saveProject(context: Context, save: Save<ProjectChanges>): Promise<SavedProject> {
  const { id, revision, changes } = save
  const before = await readEditableProject(context, id)
  requireRightOver(context, before.edit?.changes ?? {}, changes ?? {})
  if (changes?.dependsOn) await refuseDependencies(context, changedProject(before.told, changes), 'changes.dependsOn')
  if (!(await keepEdits(context, 'project', [{ id, revision, value: keptValue(changes, before.told) }]))) {
    const current = await readEditableProject(context, id)
    throw new StaleChange(
      `${id} has revision ${current.revision}, not ${revision}: somebody else has edited it since`,
      { revision: current.revision, changes: current.edit?.changes ?? null },
    )
  }
  return { ...(await readEditableProject(context, id)), former: before.edit?.changes ?? null }
}

/** What is an estimate, which takes less than to decide. */
const ESTIMATES: ReadonlySet<string> = new Set(['effort', 'effects'])

/** Throws Forbidden when more than estimates would change and the visitor may only estimate. */
function requireRightOver({ visitor }: Context, before: ProjectChanges, after: ProjectChanges): void {
  if (hasScope(visitor, 'projects:write')) return
  const was = new Map(Object.entries(before))
  const is = new Map(Object.entries(after))
  const decided = [...new Set([...was.keys(), ...is.keys()])].filter(
    (field) => !ESTIMATES.has(field) && JSON.stringify(was.get(field)) !== JSON.stringify(is.get(field)),
  )
  if (decided.length > 0) throw new Forbidden(`${decided.join(', ')}: ${reasonAgainst(visitor, 'projects:write')}`)
}

/** Every project as it counts. */
export const countedProjects = async ({ store }: ReadingContext): Promise<Project[]> =>
  changedProjects(await toldProjects(store), await readChanges(store))

/** Every project as its source tells it; without a source where only a RICE sheet names it. */
async function toldProjects(store: ReadingContext['store']): Promise<readonly (Project & Partial<ToldProject>)[]> {
  const [projects, rice, assumptions] = await Promise.all([
    store.projects.all(),
    store.rice.all(),
    store.settings.assumptions(),
  ])
  return withAssumedEffort(withProjectsOfSheet(projects, rice), assumptions)
}

/** Throws RefusedRequest when a project would need one that nobody knows, or itself, directly or through others. */
export async function refuseDependencies(
  context: ReadingContext,
  { id, dependsOn }: Project,
  path: string,
): Promise<void> {
  const others = (await countedProjects(context)).filter((other) => other.id !== id)
  const known = others.map((other) => other.id)
  const errors = dependsOn.flatMap((needed, position) => {
    const at = `${path}.${position}`
    if (needed === id) return [{ path: at, message: 'a project cannot depend on itself; take it out' }]
    if (known.includes(needed)) return []
    return [{ path: at, message: `there is no project "${needed}"${suggestion(needed, known)}` }]
  })
  const cycle =
    errors.length > 0
      ? null
      : findCycle(new Map([[id, dependsOn], ...others.map((other) => [other.id, other.dependsOn] as const)]))
  if (cycle?.includes(id)) {
    const circle = [...cycle, ...cycle.slice(0, 1)].join(' -> ')
    errors.push({
      path,
      message: `projects would wait for each other in a circle: ${circle}; take one dependency out`,
    })
  }
  if (errors.length > 0) {
    throw new RefusedRequest('invalid-request', errors.map(({ message }) => message).join('; '), errors)
  }
}
