import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { commentSaveSchema, commentSchema, commentsSchema, newCommentSchema } from '../../../model/contract/comment.ts'
import { editableProjectSchema, projectSaveSchema, savedProjectSchema } from '../../../model/contract/editable.ts'
import { incidentTraceSchema } from '../../../model/contract/incident-trace.ts'
import { insightSchema } from '../../../model/contract/insight.ts'
import { issueLinkSaveSchema, issueLinkSchema } from '../../../model/contract/issue-link.ts'
import { rankHistorySchema } from '../../../model/contract/rank-history.ts'
import { projectEvidenceSchema } from '../../../model/contract/resource.ts'
import { fetchJson, send } from '../../lib/api.ts'
import { commentsKey } from '../../lib/live.ts'
import { type Search, stringifySearch } from '../../lib/search.ts'

/** More rows than anybody reads in a panel; the total says how many there are. */
const MOST_ROWS = '200'

/** The losses that a project touches, most avoided first. `version` is the evidence's: rows of another are asked for again. */
export const projectEvidenceQuery = (id: string, asOf: string | undefined, version: string) =>
  queryOptions({
    queryKey: ['project-evidence', id, asOf ?? null, version],
    queryFn: ({ signal }) =>
      fetchJson(
        `/projects/${encodeURIComponent(id)}/evidence${stringifySearch({ asOf, limit: MOST_ROWS })}`,
        projectEvidenceSchema,
        signal,
      ),
  })

/** Why a project has its place, as it is kept, with the rows of each bar and what they are called. */
export const insightQuery = (id: string, search: Pick<Search, 'lens' | 'weights' | 'asOf'>, version: string) => {
  const { lens, weights, asOf } = search
  return queryOptions({
    queryKey: ['project-insight', id, lens ?? null, weights ?? null, asOf ?? null, version],
    queryFn: ({ signal }) =>
      fetchJson(
        `/projects/${encodeURIComponent(id)}/insight${stringifySearch({ lens, weights, asOf, rows: MOST_ROWS })}`,
        insightSchema,
        signal,
      ),
  })
}

/** How an incident went at a service, which no edit of a project changes. */
export const traceQuery = (incident: string, service: string, asOf: string | undefined, version: string) =>
  queryOptions({
    queryKey: ['incident-trace', incident, service, asOf ?? null, version],
    queryFn: ({ signal }) =>
      fetchJson(
        `/incidents/${encodeURIComponent(incident)}/trace${stringifySearch({ service, asOf })}`,
        incidentTraceSchema,
        signal,
      ),
  })

/** A project as a person may change it, with the revision that a change must name. */
export const editableProjectQuery = (id: string) =>
  queryOptions({
    queryKey: ['editable-project', id],
    queryFn: ({ signal }) => fetchJson(`/projects/${encodeURIComponent(id)}`, editableProjectSchema, signal),
  })

/** Puts an edit in the place of the one with this revision. Throws a Failure whose problem is "conflict" when somebody was faster. */
export const saveProject = (id: string, body: z.input<typeof projectSaveSchema>) =>
  send({
    method: 'PUT',
    path: `/projects/${encodeURIComponent(id)}`,
    request: { schema: projectSaveSchema, body },
    answer: savedProjectSchema,
  })

/** Where a project stood at the end of each of the last weeks. */
export const historyQuery = (id: string, search: Pick<Search, 'lens' | 'weights' | 'asOf'>, version: string) => {
  const { lens, weights, asOf } = search
  return queryOptions({
    queryKey: ['project-history', id, lens ?? null, weights ?? null, asOf ?? null, version],
    queryFn: ({ signal }) =>
      fetchJson(
        `/projects/${encodeURIComponent(id)}/history${stringifySearch({ lens, weights, asOf })}`,
        rankHistorySchema,
        signal,
      ),
    staleTime: 'static',
  })
}

const commentsPath = (project: string) => `/projects/${encodeURIComponent(project)}/comments`

export const commentsQuery = (project: string) =>
  queryOptions({
    queryKey: commentsKey(project),
    queryFn: ({ signal }) => fetchJson(commentsPath(project), commentsSchema, signal),
  })

export const addComment = (project: string, text: string) =>
  send({
    method: 'POST',
    path: commentsPath(project),
    request: { schema: newCommentSchema, body: { text } },
    answer: commentSchema,
  })

/** Throws a Failure whose problem is "conflict" when the comment was changed elsewhere since that revision. */
export const saveComment = (id: number, body: z.input<typeof commentSaveSchema>) =>
  send({ method: 'PUT', path: `/comments/${id}`, request: { schema: commentSaveSchema, body }, answer: commentSchema })

export const removeComment = (id: number) => send({ method: 'DELETE', path: `/comments/${id}`, answer: commentSchema })

const issueLinkPath = (project: string) => `/projects/${encodeURIComponent(project)}/issue-link`

/** Asked again with the comments of the project: both are told to have changed alike. */
export const issueLinkQuery = (project: string) =>
  queryOptions({
    queryKey: [...commentsKey(project), 'issue'],
    queryFn: ({ signal }) => fetchJson(issueLinkPath(project), issueLinkSchema, signal),
  })

export const linkIssue = (project: string, issue: string) =>
  send({
    method: 'PUT',
    path: issueLinkPath(project),
    request: { schema: issueLinkSaveSchema, body: { issue } },
    answer: issueLinkSchema,
  })

export const unlinkIssue = (project: string) =>
  send({ method: 'DELETE', path: issueLinkPath(project), answer: issueLinkSchema })

export const writeCommentAgain = (project: string) =>
  send({ method: 'POST', path: `${issueLinkPath(project)}/comment`, answer: issueLinkSchema })
