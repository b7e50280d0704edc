import { z } from 'zod'
import {
  madeTokenSchema,
  newTokenSchema,
  ownSessionsSchema,
  passwordChangeSchema,
  tokensSchema,
} from '../../../model/contract/people.ts'
import { doneSchema } from '../../../model/contract/source-setup.ts'
import { changePassword } from '../../usecases/access/change-password.ts'
import { endOwnSession, listOwnSessions, ownAccount } from '../../usecases/access/own.ts'
import { listTokens, makeToken, revokeToken } from '../../usecases/access/tokens.ts'
import { type Route, route } from '../route.ts'

const nothing = z.strictObject({})
const numbered = z.strictObject({ id: z.coerce.number().int().min(1) })
const DONE = { done: true }

/** What is about whoever asks, and nobody else. */
export const OWN_ROUTES: readonly Route[] = [
  route({
    method: 'put',
    scope: 'own',
    path: '/own/password',
    summary: 'Another password of one’s own; signs out everywhere else',
    parameters: nothing,
    body: passwordChangeSchema,
    answer: doneSchema,
    handle: async (context, _, given) => ({ session: await changePassword(context, given), answer: DONE }),
  }),
  route({
    method: 'get',
    scope: 'own',
    path: '/own/sessions',
    summary: 'Where one is signed in',
    parameters: nothing,
    answer: ownSessionsSchema,
    handle: async (context) => ({ sessions: await listOwnSessions(context) }),
  }),
  route({
    method: 'delete',
    scope: 'own',
    path: '/own/sessions/:id',
    summary: 'Signs out in one place',
    parameters: numbered,
    answer: doneSchema,
    handle: async (context, { id }) => {
      await endOwnSession(context, id)
      return DONE
    },
  }),
  route({
    method: 'get',
    scope: 'own',
    path: '/own/tokens',
    summary: 'Tokens of one’s own, newest first',
    parameters: nothing,
    answer: tokensSchema,
    handle: async (context) => ({ tokens: await listTokens(context, (await ownAccount(context)).id) }),
  }),
  route({
    method: 'post',
    scope: 'own',
    path: '/own/tokens',
    summary: 'Makes a token with a role, scopes and an end; its secret is told this once',
    parameters: nothing,
    body: newTokenSchema,
    answer: madeTokenSchema,
    handle: async (context, _, given) => makeToken(context, await ownAccount(context), given),
  }),
  route({
    method: 'delete',
    scope: 'own',
    path: '/own/tokens/:id',
    summary: 'Revokes a token of one’s own',
    parameters: numbered,
    answer: doneSchema,
    handle: async (context, { id }) => {
      await revokeToken(context, id, (await ownAccount(context)).id)
      return DONE
    },
  }),
]
