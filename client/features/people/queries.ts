import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { auditPageSchema } from '../../../model/contract/audit.ts'
import {
  erasedSchema,
  invitedSchema,
  newPersonSchema,
  peopleSchema,
  personChangeSchema,
  personSchema,
  tokensSchema,
} from '../../../model/contract/people.ts'
import { doneSchema } from '../../../model/contract/source-setup.ts'
import { fetchJson, send } from '../../lib/api.ts'
import { stringifySearch } from '../../lib/search.ts'

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => fetchJson('/people', peopleSchema, signal),
})

export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: ({ signal }) => fetchJson('/tokens', tokensSchema, signal),
})

export interface AuditView {
  readonly q: string | undefined
  readonly kind: string | undefined
  readonly limit: number
}

export const auditQuery = ({ q, kind, limit }: AuditView) =>
  queryOptions({
    queryKey: ['audit', q ?? '', kind ?? '', limit],
    queryFn: ({ signal }) =>
      fetchJson(`/audit${stringifySearch({ q, kind, limit: String(limit) })}`, auditPageSchema, signal),
    placeholderData: keepPreviousData,
    // What was done a moment ago must be in it.
    staleTime: 0,
  })

/** Where the entries that are looked at come as a file, all of them. */
export const auditFile = (format: string, q: string | undefined, kind: string | undefined): string =>
  `/api/v1/audit${stringifySearch({ q, kind, limit: '100000', format, download: 'yes' })}`

export const addPerson = (person: z.input<typeof newPersonSchema>) =>
  send({ method: 'POST', path: '/people', request: { schema: newPersonSchema, body: person }, answer: invitedSchema })

export const changePerson = (handle: string, change: z.input<typeof personChangeSchema>) =>
  send({
    method: 'PATCH',
    path: `/people/${encodeURIComponent(handle)}`,
    request: { schema: personChangeSchema, body: change },
    answer: personSchema,
  })

export const inviteAgain = (handle: string) =>
  send({ method: 'POST', path: `/people/${encodeURIComponent(handle)}/invitation`, answer: invitedSchema })

export const endSessions = (handle: string) =>
  send({ method: 'DELETE', path: `/people/${encodeURIComponent(handle)}/sessions`, answer: personSchema })

export const erasePerson = (name: string) =>
  send({
    method: 'POST',
    path: '/erased-people',
    request: { schema: z.strictObject({ name: z.string().min(1).max(200) }), body: { name } },
    answer: erasedSchema,
  })

export const revokeToken = (id: number) => send({ method: 'DELETE', path: `/tokens/${id}`, answer: doneSchema })
