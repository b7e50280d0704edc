import { z } from 'zod'
import {
  acceptanceSchema,
  invitationSchema,
  invitationSecretSchema,
  signInSchema,
  visitorSchema,
} from '../../../model/contract/people.ts'
import { doneSchema } from '../../../model/contract/source-setup.ts'
import { describeVisitor } from '../../usecases/access/describe-visitor.ts'
import { acceptInvitation, lookAtInvitation } from '../../usecases/access/invitations.ts'
import { returnFromProvider, startAtProvider } from '../../usecases/access/provider-sign-in.ts'
import { signIn, signOut } from '../../usecases/access/sign-in.ts'
import { type Route, route } from '../route.ts'

const nothing = z.strictObject({})
const DONE = { done: true }

export const SESSION_ROUTES: readonly Route[] = [
  route({
    method: 'get',
    scope: 'anyone',
    path: '/session',
    summary: 'Who asks, what they may do, and how one signs in here',
    parameters: nothing,
    answer: visitorSchema,
    handle: async (context) => describeVisitor(context),
  }),
  route({
    method: 'post',
    scope: 'anyone',
    path: '/session',
    summary: 'Signs in with handle and password; the session is in the cookie',
    parameters: nothing,
    body: signInSchema,
    answer: doneSchema,
    handle: async (context, _, given) => ({ session: await signIn(context, given), answer: DONE }),
  }),
  route({
    method: 'delete',
    scope: 'own',
    path: '/session',
    summary: 'Signs out',
    parameters: nothing,
    answer: doneSchema,
    handle: async (context) => {
      await signOut(context)
      return { session: null, answer: DONE }
    },
  }),
  route({
    method: 'post',
    scope: 'anyone',
    path: '/invitations/look',
    summary: 'Whom an invitation is for',
    parameters: nothing,
    body: invitationSecretSchema,
    answer: invitationSchema,
    handle: (context, _, { secret }) => lookAtInvitation(context, secret),
  }),
  route({
    method: 'post',
    scope: 'anyone',
    path: '/invitations/accept',
    summary: 'Uses an invitation up: sets the password and signs in',
    parameters: nothing,
    body: acceptanceSchema,
    answer: doneSchema,
    handle: async (context, _, given) => ({ session: await acceptInvitation(context, given), answer: DONE }),
  }),
  route({
    method: 'get',
    scope: 'anyone',
    path: '/provider-sign-in',
    summary: 'Sends a browser to the identity provider',
    parameters: nothing,
    answer: z.null(),
    handle: async (context) => {
      const { address, attempt } = await startAtProvider(context)
      return { redirect: address, attempt }
    },
  }),
  route({
    method: 'get',
    scope: 'anyone',
    path: '/provider-return',
    summary: 'Where the identity provider sends a browser back to',
    parameters: z.object({}).loose(),
    answer: z.null(),
    handle: async (context, parameters) => {
      const query = new URLSearchParams(
        Object.entries(parameters).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      )
      const session = await returnFromProvider(context, `?${query}`, context.attempt)
      return { redirect: '/', attempt: null, session }
    },
  }),
]
