import type { ReportedComment } from '../../model/contract/comment.ts'
import { Forbidden, hasScope, reasonAgainst } from '../access/permit.ts'
import type { Visitor } from '../access/visitor.ts'
import type { Comment } from '../store/comments.ts'
import type { Context } from './context.ts'
import { countedProjects } from './edit-project.ts'
import { RefusedRequest, StaleChange } from './refused-request.ts'

/** What was said of a project, in the order in which it was. Throws RefusedRequest when there is no such project. */
export async function listComments(context: Context, project: string): Promise<ReportedComment[]> {
  await requireProject(context, project)
  return (await context.store.comments.of(project)).map((comment) => reported(comment, context.visitor))
}

/** Keeps what the visitor says of a project. Throws RefusedRequest when there is no such project. */
export async function addComment(context: Context, project: string, text: string): Promise<ReportedComment> {
  await requireProject(context, project)
  const comment = await context.store.comments.add(project, text, context.now())
  context.events.publish({ type: 'comments-changed', project })
  return reported(comment, context.visitor)
}

/**
 * Words a comment anew. Throws RefusedRequest when there is none, Forbidden when somebody else wrote it, and StaleChange
 * with the comment as it is when `revision` has gone by.
 */
export async function saveComment(
  context: Context,
  id: number,
  { text, revision }: { readonly text: string; readonly revision: number },
): Promise<ReportedComment> {
  const { store, visitor, events, now } = context
  const { project } = await findOwn(context, id)
  if (!(await store.comments.replace(id, revision, text, now()))) {
    const current = await findComment(context, id)
    throw new StaleChange(
      `comment ${id} has revision ${current.revision}, not ${revision}: it was changed elsewhere since`,
      reported(current, visitor),
    )
  }
  events.publish({ type: 'comments-changed', project })
  return reported(await findComment(context, id), visitor)
}

/** Removes a comment: one's own, or anybody's for who may decide on projects; answers with what it was. Throws as `saveComment` does. */
export async function removeComment(context: Context, id: number): Promise<ReportedComment> {
  const { store, visitor, events } = context
  const comment = hasScope(visitor, 'projects:write') ? await findComment(context, id) : await findOwn(context, id)
  if (!(await store.comments.remove(id))) throw missing(id)
  events.publish({ type: 'comments-changed', project: comment.project })
  return reported(comment, visitor)
}

async function requireProject(context: Context, id: string): Promise<void> {
  if ((await countedProjects(context)).some((project) => project.id === id)) return
  throw new RefusedRequest('not-found', `there is no project "${id}"`)
}

async function findOwn(context: Context, id: number): Promise<Comment> {
  const comment = await findComment(context, id)
  if (isOwn(comment, context.visitor)) return comment
  const { by } = comment
  throw new Forbidden(
    `comment ${id} is ${by ? `${by.name}'s` : 'of whoever runs this server'}: ${reasonAgainst(context.visitor, 'projects:write')}`,
  )
}

async function findComment({ store }: Context, id: number): Promise<Comment> {
  const comment = await store.comments.find(id)
  if (comment) return comment
  throw missing(id)
}

const missing = (id: number) => new RefusedRequest('not-found', `there is no comment ${id}`)

const isOwn = ({ by }: Comment, { person }: Visitor): boolean => (by?.id ?? null) === (person?.id ?? null)

const reported = (comment: Comment, visitor: Visitor): ReportedComment => {
  const { id, project, by, revision, text, writtenAt, editedAt } = comment
  const mayEdit = hasScope(visitor, 'comments:write') && isOwn(comment, visitor)
  return {
    id,
    project,
    by: by && { handle: by.handle, name: by.name },
    revision,
    text,
    writtenAt: new Date(writtenAt).toISOString(),
    editedAt: editedAt === null ? null : new Date(editedAt).toISOString(),
    mayEdit,
    mayRemove: mayEdit || hasScope(visitor, 'projects:write'),
  }
}
