import { z } from 'zod'
import {
  issueLinkSaveSchema,
  issueLinkSchema,
  issueWriterSaveSchema,
  issueWriterSchema,
} from '../../../model/contract/issue-link.ts'
import { readIssueWriter, setIssueWriter, unsetIssueWriter } from '../../usecases/issue-links/issue-writer.ts'
import { linkIssue, readIssueLink, unlinkIssue, writeCommentAgain } from '../../usecases/issue-links/link-issue.ts'
import { type Route, route } from '../route.ts'

const none = z.strictObject({})
const ofProject = z.strictObject({ id: z.string() })

export const ISSUE_LINK_ROUTES: readonly Route[] = [
  route({
    method: 'get',
    path: '/issue-writer',
    scope: 'read',
    summary: 'Whether comments are kept on issues of GitHub, where, and how many in each state; without the token',
    parameters: none,
    answer: issueWriterSchema,
    handle: (context) => readIssueWriter(context),
  }),
  route({
    method: 'put',
    path: '/issue-writer',
    scope: 'settings:write',
    summary: 'Have comments kept on issues, with a token that may write them',
    parameters: none,
    body: issueWriterSaveSchema,
    answer: issueWriterSchema,
    handle: (context, _, writer) => setIssueWriter(context, writer),
  }),
  route({
    method: 'delete',
    path: '/issue-writer',
    scope: 'settings:write',
    summary: 'Write no comments any more; those that were written stay',
    parameters: none,
    answer: issueWriterSchema,
    handle: (context) => unsetIssueWriter(context),
  }),
  route({
    method: 'get',
    path: '/projects/:id/issue-link',
    scope: 'read',
    summary: 'On which issue a project keeps its comment, and how that stands',
    parameters: ofProject,
    answer: issueLinkSchema,
    handle: (context, { id }) => readIssueLink(context, id),
  }),
  route({
    method: 'put',
    path: '/projects/:id/issue-link',
    scope: 'projects:write',
    summary: 'Keep a comment with rank and reason on an issue',
    parameters: ofProject,
    body: issueLinkSaveSchema,
    answer: issueLinkSchema,
    handle: (context, { id }, { issue }) => linkIssue(context, id, issue),
  }),
  route({
    method: 'delete',
    path: '/projects/:id/issue-link',
    scope: 'projects:write',
    summary: 'Keep no comment on an issue any more; the one that was written stays as it is',
    parameters: ofProject,
    answer: issueLinkSchema,
    handle: (context, { id }) => unlinkIssue(context, id),
  }),
  route({
    method: 'post',
    path: '/projects/:id/issue-link/comment',
    scope: 'projects:write',
    summary: 'Write a comment anew that somebody deleted or took over',
    parameters: ofProject,
    answer: issueLinkSchema,
    handle: (context, { id }) => writeCommentAgain(context, id),
  }),
]
