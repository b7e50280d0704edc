import { z } from 'zod'
import {
  digestHookSaveSchema,
  digestHookSchema,
  digestSchema,
  digestSendSchema,
} from '../../../model/contract/digest.ts'
import { composeDigest } from '../../usecases/compose-digest.ts'
import { deliverDigest, readDigestHook, setDigestHook, unsetDigestHook } from '../../usecases/digest-hook.ts'
import { momentParameter } from '../parameters.ts'
import { finishedRoute, type Route, route, threadRoute } from '../route.ts'

const none = z.strictObject({})

export const DIGEST_ROUTES: readonly Route[] = [
  threadRoute({
    method: 'get',
    path: '/digest',
    scope: 'read',
    summary: 'What changed since a day and why, as Markdown; by default within a week',
    parameters: z.strictObject({ since: momentParameter, lens: z.string().min(1).optional() }),
    answer: digestSchema,
    inThread: 'anew',
    handle: (context, { since, lens }) => composeDigest(context, { since: since ?? null, lens: lens ?? null }),
  }),
  route({
    method: 'get',
    path: '/digest-hook',
    scope: 'read',
    summary: 'Where the digest is sent, without its secret address, when next, and how sending it went',
    parameters: none,
    answer: digestHookSchema,
    handle: (context) => readDigestHook(context),
  }),
  route({
    method: 'put',
    path: '/digest-hook',
    scope: 'settings:write',
    summary: 'Have the digest sent to an address, by a schedule',
    parameters: none,
    body: digestHookSaveSchema,
    answer: digestHookSchema,
    handle: (context, _, hook) => setDigestHook(context, hook),
  }),
  route({
    method: 'delete',
    path: '/digest-hook',
    scope: 'settings:write',
    summary: 'Send the digest nowhere any more',
    parameters: none,
    answer: digestHookSchema,
    handle: (context) => unsetDigestHook(context),
  }),
  finishedRoute({
    method: 'post',
    path: '/digest-hook/deliveries',
    scope: 'settings:write',
    summary: 'Send the digest now to where it goes, and say how that went',
    parameters: none,
    body: digestSendSchema,
    answer: digestHookSchema,
    compute: (context, { lens }) => composeDigest(context, { since: null, lens }),
    finish: (context, digest) => deliverDigest(context, digest, true),
  }),
]
