import { z } from 'zod'
import {
  boardRequestSchema,
  filedRequestSchema,
  joinRequestSchema,
  keptRequestsSchema,
  newRequestSchema,
  requestBoardSchema,
  requestsAmendmentSchema,
  similarRequestsSchema,
} from '../../../model/contract/requests.ts'
import { LONGEST_NEED_TITLE } from '../../../model/contract/text-limits.ts'
import { DECK_FORMATS } from '../../export/format.ts'
import { requestsText } from '../../export/requests.ts'
import { deckFile } from '../../export/slides/deck-file.ts'
import { requestsDeck } from '../../export/slides/requests-deck.ts'
import { needTemplate } from '../../sources/github/need-form.ts'
import { amendRequests, joinRequest } from '../../usecases/requests/amend-requests.ts'
import { fileRequest, findSimilar } from '../../usecases/requests/file-request.ts'
import { readBoard } from '../../usecases/requests/request-board.ts'
import { type Route, route } from '../route.ts'

const nothing = z.strictObject({})

export const REQUEST_ROUTES: readonly Route[] = [
  route({
    method: 'get',
    path: '/requests/board',
    scope: 'read',
    summary: 'Every open need with its weight and where it stands, and what it can be given to',
    parameters: z.strictObject({ format: z.enum(DECK_FORMATS).default('json'), download: z.string().optional() }),
    answer: requestBoardSchema,
    handle: async (context, { format, download }) => {
      const board = await readBoard(context)
      if (format === 'json' && download === undefined) return board
      const evidenceVersion = String(await context.store.evidenceVersion())
      return format === 'pptx'
        ? deckFile(requestsDeck(board, evidenceVersion))
        : requestsText(board, evidenceVersion, format)
    },
  }),
  route({
    method: 'get',
    path: '/requests/similar',
    scope: 'read',
    summary: 'Open needs that may be the same as one that is about to be filed, with the reason',
    parameters: z.strictObject({
      title: z.string().max(LONGEST_NEED_TITLE).meta({ description: 'What hurts, in a sentence' }),
      service: z.string().optional(),
      accounts: z.string().max(5_000).default('').meta({ description: 'Ids, separated by commas' }),
    }),
    answer: similarRequestsSchema,
    handle: (context, { title, service = null, accounts }) =>
      findSimilar(context, { title, service, accounts: accounts.split(',').filter(Boolean) }),
  }),
  route({
    method: 'get',
    path: '/requests/issue-template',
    scope: 'read',
    summary: 'An issue form for .github/ISSUE_TEMPLATE; what is filed with it comes in as a request',
    parameters: nothing,
    answer: z.string(),
    handle: async ({ store }) => ({
      contentType: 'application/yaml',
      fileName: 'reliability-need.yml',
      text: needTemplate((await store.services.all()).map(({ id }) => id)),
    }),
  }),
  route({
    method: 'post',
    path: '/requests',
    scope: 'requests:write',
    summary: 'File a need: what hurts, for whom and what is at stake; the answer names needs that it may be a copy of',
    parameters: nothing,
    body: newRequestSchema,
    answer: filedRequestSchema,
    handle: (context, _, asked) => fileRequest(context, asked),
  }),
  route({
    method: 'post',
    path: '/requests/:id/join',
    scope: 'requests:write',
    summary: 'Add yourself and your accounts to a need that somebody else filed, instead of a copy of it',
    parameters: z.strictObject({ id: z.string() }),
    body: joinRequestSchema,
    answer: boardRequestSchema,
    handle: (context, { id }, join) => joinRequest(context, id, join),
  }),
  route({
    method: 'patch',
    path: '/requests',
    scope: 'requests:write',
    summary: 'Give many needs to a service or a project, decide against them for a quarter, or close them; all or none',
    parameters: nothing,
    body: requestsAmendmentSchema,
    answer: keptRequestsSchema,
    handle: (context, _, amendment) => amendRequests(context, amendment),
  }),
]
