import type { Request, RequestHandler, Response } from 'express'
import type { RouteScope } from '../../model/contract/access.ts'
import { identify } from '../access/identify.ts'
import { Forbidden, requireScope, Unidentified } from '../access/permit.ts'
import { SESSION_IDLE } from '../access/terms.ts'
import type { Visitor } from '../access/visitor.ts'
import type { Context } from '../usecases/context.ts'
import type { Cookies } from './cookies.ts'
import { ForeignRequest, isRead } from './origin-guard.ts'

/** Refuses whoever may not call a route of this scope, before anything of the request's body is read. */
export const authorise =
  (context: Context, cookies: Cookies, scope: RouteScope): RequestHandler =>
  async (request, response, next) => {
    const visitor = await visitorFrom(context, cookies, request, response)
    requireScope(visitor, scope)
    visitors.set(response, visitor)
    next()
  }

/** Whether whoever makes a request may read; nobody is refused. */
export async function mayRead(
  context: Context,
  cookies: Cookies,
  request: Request,
  response: Response,
): Promise<boolean> {
  try {
    requireScope(await visitorFrom(context, cookies, request, response), 'read')
    return true
  } catch (error) {
    if (error instanceof Unidentified || error instanceof Forbidden) return false
    throw error
  }
}

/** Whom `authorise` let in. */
export function visitorOf(response: Response): Visitor {
  const visitor = visitors.get(response)
  if (!visitor) throw new Error('nobody was let in')
  return visitor
}

/**
 * Whether whom `authorise` let in would be let in again, with the same rights. Looking is no use of a session, which an open
 * page would else keep from ever being idle, and renews none: nothing could bring the new identifier to the browser.
 */
export async function isStillLetIn(
  { access, store, now }: Context,
  scope: RouteScope,
  request: Request,
  response: Response,
): Promise<boolean> {
  const { kind, person, role, session, address } = visitorOf(response)
  try {
    if (kind !== 'person' || person === null) {
      const today = await identify(access, store, now(), { bearer: bearerOf(request), cookie: null, address })
      requireScope(today.visitor, scope)
      return true
    }
    const today = await store.people.find(person.handle)
    if (today === null || today.disabledAt !== null || today.role !== role) return false
    const open = await store.sessions.of(person.id, now())
    return open.some(({ id, usedAt }) => id === session && usedAt >= now() - SESSION_IDLE)
  } catch {
    // Refused, or not to be found out: whoever may come in asks again and is told.
    return false
  }
}

const visitors = new WeakMap<Response, Visitor>()

async function visitorFrom(
  { access, store, now }: Context,
  cookies: Cookies,
  request: Request,
  response: Response,
): Promise<Visitor> {
  const cookie = cookies.session(request)
  const { visitor, renewed } = await identify(access, store, now(), {
    bearer: bearerOf(request),
    cookie,
    address: request.ip ?? '',
  })
  if (visitor.kind === 'person' && !isRead(request.method) && !saysWhereFrom(request)) {
    throw new ForeignRequest('a change by cookie must say in Origin or Sec-Fetch-Site where it comes from')
  }
  if (renewed !== null) cookies.setSession(response, renewed)
  return visitor
}

/** Every browser says so of a change; what does not is no browser and has no business with its cookie. */
const saysWhereFrom = ({ headers }: Request): boolean =>
  headers.origin !== undefined || headers['sec-fetch-site'] !== undefined

function bearerOf({ headers }: Request): string | null {
  if (headers.authorization === undefined) return null
  const bearer = /^Bearer +(\S+)$/i.exec(headers.authorization)?.[1]
  if (bearer) return bearer
  throw new Unidentified('the header must be "authorization: Bearer ..." with a token')
}
