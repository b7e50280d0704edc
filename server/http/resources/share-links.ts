import { z } from 'zod'
import {
  madeShareLinkSchema,
  newShareLinkSchema,
  sharedPlanSchema,
  shareLinksSchema,
} from '../../../model/contract/share-link.ts'
import { doneSchema } from '../../../model/contract/source-setup.ts'
import { listShareLinks, makeShareLink, readSharedPlan, revokeShareLink } from '../../usecases/access/share-links.ts'
import { type Route, route } from '../route.ts'

const nothing = z.strictObject({})

export const SHARE_LINK_ROUTES: readonly Route[] = [
  route({
    method: 'get',
    scope: 'plans:write',
    path: '/share-links',
    summary: 'Links to a committed plan, newest first, without what opens them',
    parameters: z.strictObject({ plan: z.string().min(1) }),
    answer: shareLinksSchema,
    handle: async (context, { plan }) => ({ links: await listShareLinks(context, plan) }),
  }),
  route({
    method: 'post',
    scope: 'plans:write',
    path: '/share-links',
    summary: 'Makes a link that opens one committed plan, to be read, until it expires or is taken back',
    parameters: nothing,
    body: newShareLinkSchema,
    answer: madeShareLinkSchema,
    handle: (context, _, given) => makeShareLink(context, given),
  }),
  route({
    method: 'delete',
    scope: 'plans:write',
    path: '/share-links/:id',
    summary: 'Takes a link back',
    parameters: z.strictObject({ id: z.coerce.number().int().min(1) }),
    answer: doneSchema,
    handle: async (context, { id }) => {
      await revokeShareLink(context, id)
      return { done: true }
    },
  }),
  route({
    method: 'get',
    scope: 'shared',
    path: '/shared-plan',
    summary: 'The committed plan that the link in the header "authorization: Bearer ..." opens',
    parameters: nothing,
    answer: sharedPlanSchema,
    handle: (context) => readSharedPlan(context),
  }),
]
