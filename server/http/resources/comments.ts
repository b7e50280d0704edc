import { z } from 'zod'
import { commentSaveSchema, commentSchema, commentsSchema, newCommentSchema } from '../../../model/contract/comment.ts'
import { addComment, listComments, removeComment, saveComment } from '../../usecases/comments.ts'
import { type Route, route } from '../route.ts'

const ofProject = z.strictObject({ id: z.string() })
const byId = z.strictObject({ id: z.coerce.number().int().min(1) })

export const COMMENT_ROUTES: readonly Route[] = [
  route({
    method: 'get',
    path: '/projects/:id/comments',
    scope: 'read',
    summary: 'What people say of a project, in the order in which they said it',
    parameters: ofProject,
    answer: commentsSchema,
    handle: async (context, { id }) => ({ comments: await listComments(context, id) }),
  }),
  route({
    method: 'post',
    path: '/projects/:id/comments',
    scope: 'comments:write',
    summary: 'Say something of a project, in plain text',
    parameters: ofProject,
    body: newCommentSchema,
    answer: commentSchema,
    handle: (context, { id }, { text }) => addComment(context, id, text),
  }),
  route({
    method: 'put',
    path: '/comments/:id',
    scope: 'comments:write',
    summary: 'Word a comment of your own anew, in the place of the one with this revision',
    parameters: byId,
    body: commentSaveSchema,
    answer: commentSchema,
    handle: (context, { id }, save) => saveComment(context, id, save),
  }),
  route({
    method: 'delete',
    path: '/comments/:id',
    scope: 'comments:write',
    summary: 'Remove a comment of your own; who may decide on projects, anybody’s',
    parameters: byId,
    answer: commentSchema,
    handle: (context, { id }) => removeComment(context, id),
  }),
]
