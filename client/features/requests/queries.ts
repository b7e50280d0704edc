import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
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
import { fetchJson, send } from '../../lib/api.ts'
import { stringifySearch } from '../../lib/search.ts'

export const boardQuery = queryOptions({
  queryKey: ['requests', 'board'],
  queryFn: ({ signal }) => fetchJson('/requests/board', requestBoardSchema, signal),
})

interface Asked {
  readonly title: string
  readonly service: string | null
  readonly accounts: readonly string[]
}

/** Open needs that may be the same as one that is being typed. */
export const similarQuery = ({ title, service, accounts }: Asked) =>
  queryOptions({
    queryKey: ['requests', 'similar', title, service, accounts],
    queryFn: ({ signal }) =>
      fetchJson(
        `/requests/similar${stringifySearch({ title: title || ' ', service: service ?? undefined, accounts: accounts.join(',') })}`,
        similarRequestsSchema,
        signal,
      ),
    placeholderData: keepPreviousData,
  })

export const fileRequest = (body: z.input<typeof newRequestSchema>) =>
  send({
    method: 'POST',
    path: '/requests',
    request: { schema: newRequestSchema, body },
    answer: filedRequestSchema,
  })

export const joinRequest = (id: string, body: z.input<typeof joinRequestSchema>) =>
  send({
    method: 'POST',
    path: `/requests/${encodeURIComponent(id)}/join`,
    request: { schema: joinRequestSchema, body },
    answer: boardRequestSchema,
  })

export const amendRequests = (body: z.input<typeof requestsAmendmentSchema>) =>
  send({
    method: 'PATCH',
    path: '/requests',
    request: { schema: requestsAmendmentSchema, body },
    answer: keptRequestsSchema,
  })
