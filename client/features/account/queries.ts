import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import {
  madeTokenSchema,
  newTokenSchema,
  ownSessionsSchema,
  passwordChangeSchema,
  tokensSchema,
} from '../../../model/contract/people.ts'
import { doneSchema } from '../../../model/contract/source-setup.ts'
import { fetchJson, send } from '../../lib/api.ts'

export const sessionsQuery = queryOptions({
  queryKey: ['own-sessions'],
  queryFn: ({ signal }) => fetchJson('/own/sessions', ownSessionsSchema, signal),
})

export const ownTokensQuery = queryOptions({
  queryKey: ['own-tokens'],
  queryFn: ({ signal }) => fetchJson('/own/tokens', tokensSchema, signal),
})

export const endSession = (id: number) => send({ method: 'DELETE', path: `/own/sessions/${id}`, answer: doneSchema })

export const revokeToken = (id: number) => send({ method: 'DELETE', path: `/own/tokens/${id}`, answer: doneSchema })

export const makeToken = (token: z.input<typeof newTokenSchema>) =>
  send({
    method: 'POST',
    path: '/own/tokens',
    request: { schema: newTokenSchema, body: token },
    answer: madeTokenSchema,
  })

export const changePassword = (change: z.input<typeof passwordChangeSchema>) =>
  send({
    method: 'PUT',
    path: '/own/password',
    request: { schema: passwordChangeSchema, body: change },
    answer: doneSchema,
  })

export const signOut = () => send({ method: 'DELETE', path: '/session', answer: doneSchema })
