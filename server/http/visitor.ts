import type { Request, RequestHandler, Response } from 'express'
import type { RouteScope } from '../../model/contract/access.ts'
import { requireScope } from '../access/permit.ts'
import type { Visitor } from '../access/visitor.ts'

/** Who makes a request. May set a cookie, where a session gets another identifier. Throws Unidentified. */
export type Identify = (request: Request, response: Response) => Promise<Visitor>

/** Refuses whoever may not call a route of this scope, before anything of the request's body is read. */
export const authorise =
  (identify: Identify, scope: RouteScope): RequestHandler =>
  async (request, response, next) => {
    const visitor = await identify(request, response)
    requireScope(visitor, scope)
    visitors.set(response, visitor)
    next()
  }

/** Whom `authorise` let in. */
export function visitorOf(response: Response): Visitor {
  const visitor = visitors.get(response)
  if (!visitor) throw new Error('nobody was let in')
  return visitor
}

const visitors = new WeakMap<Response, Visitor>()
