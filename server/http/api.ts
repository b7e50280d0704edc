import express, { type Request, type RequestHandler, type Response, Router } from 'express'
import type { z } from 'zod'
import { actorOf } from '../access/visitor.ts'
import type { Context } from '../usecases/context.ts'
import { RefusedRequest } from '../usecases/refused-request.ts'
import type { Calculator } from '../worker/calculator.ts'
import type { Answer, Question } from '../worker/message.ts'
import { type Cookies, cookiesOf } from './cookies.ts'
import { EVENTS, eventStream } from './event-stream.ts'
import { openApi } from './openapi.ts'
import { ROUTES } from './resources.ts'
import {
  BODY_LIMIT,
  isFileAnswer,
  isRedirectAnswer,
  isSessionAnswer,
  isThreadRoute,
  type Method,
  type Route,
} from './route.ts'
import { authorise, visitorOf } from './visitor.ts'

export const API_BASE = '/api/v1'

/**
 * Every declared resource, and the description of them all at /openapi.json beside the base. `closing` ends event
 * streams; without a calculator everything is answered in this thread. `afterwards` is asked of whom a route has let in.
 */
export function apiRouter(
  context: Context,
  closing: AbortSignal,
  routes: readonly Route[] = ROUTES,
  calculator: Calculator | null = null,
  afterwards: readonly RequestHandler[] = [],
): Router {
  const router = Router()
  const description = openApi(routes, API_BASE)
  const cookie = cookiesOf(context)
  router.get('/api/openapi.json', (_request, response) => void response.json(description))
  router.get(
    `${API_BASE}${EVENTS.path}`,
    authorise(context, cookie, EVENTS.scope),
    ...afterwards,
    eventStream(context, closing),
  )
  for (const route of routes) {
    const handlers = [authorise(context, cookie, route.scope), ...afterwards, ...bodyOf(route)]
    router[route.method](`${API_BASE}${route.path}`, ...handlers, (request, response) =>
      answer({ route, context, calculator, cookie }, request, response),
    )
  }
  for (const [path, methods] of methodsByPath(routes)) {
    router.all(`${API_BASE}${path}`, (request) => {
      throw new RefusedMethod(request.method, methods)
    })
  }
  router.use('/api', (request) => {
    throw new RefusedRequest(
      'not-found',
      `there is nothing at ${request.originalUrl}; /api/openapi.json lists what there is`,
    )
  })
  return router
}

/** A resource that exists was asked for in a way it does not answer. */
export class RefusedMethod extends Error {
  override readonly name = 'RefusedMethod'
  readonly allowed: string

  constructor(method: string, answered: readonly Method[]) {
    const names = answered.map((name) => name.toUpperCase())
    super(`${method} is not answered here, ${names.join(' and ')} ${names.length === 1 ? 'is' : 'are'}`)
    this.allowed = answered.includes('get') ? [...names, 'HEAD'].join(', ') : names.join(', ')
  }
}

/** A body came in a form that is not read. */
export class UnreadableBody extends Error {
  override readonly name = 'UnreadableBody'
}

function methodsByPath(routes: readonly Route[]): ReadonlyMap<string, readonly Method[]> {
  const methods = new Map<string, Method[]>()
  for (const { path, method } of [...routes, EVENTS]) methods.set(path, [...(methods.get(path) ?? []), method])
  return methods
}

const bodyOf = ({ body, bodyLimit }: Route): RequestHandler[] =>
  body ? [express.json({ limit: bodyLimit ?? BODY_LIMIT })] : []

interface Answering {
  readonly route: Route
  readonly context: Context
  readonly calculator: Calculator | null
  readonly cookie: Cookies
}

async function answer(
  { route, context, calculator, cookie }: Answering,
  request: Request,
  response: Response,
): Promise<void> {
  const parameters = parsed(route.parameters, { ...request.query, ...request.params }, 'request')
  const body = route.body && parsed(route.body, sentBody(request), 'body')
  // What is computed from evidence may change at any moment: a browser asks again, and an unchanged answer costs no body.
  response.setHeader('cache-control', 'no-cache')
  const visitor = visitorOf(response)
  const attempt = cookie.attempt(request)
  const own = { ...context, visitor, attempt, store: context.store.as(actorOf(visitor)) }
  if (calculator && isThreadRoute(route)) {
    const { method, path, inThread, finish } = route
    const computed = await askThread(
      calculator,
      { method, path, parameters, body, isKept: inThread === 'kept' },
      response,
    )
    if (computed === null) return
    if (finish) response.json(await finish(own, JSON.parse(Buffer.from(computed.bytes).toString('utf8')), body))
    else sendComputed(computed, response)
    return
  }
  const made = await route.handle(own, parameters, body)
  const result = route.finish ? await route.finish(own, made, body) : made
  if (isRedirectAnswer(result)) {
    cookie.setAttempt(response, result.attempt)
    if (result.session !== undefined) cookie.setSession(response, result.session)
    response.redirect(303, result.redirect)
    return
  }
  if (isSessionAnswer(result)) {
    cookie.setSession(response, result.session)
    response.json(result.answer)
    return
  }
  if (!isFileAnswer(result)) {
    response.json(result)
    return
  }
  response.setHeader('content-disposition', `attachment; filename="${result.fileName}"`)
  response.type(result.contentType).send('text' in result ? result.text : Buffer.from(result.bytes))
}

/** Null when whoever asked has left. */
async function askThread(calculator: Calculator, question: Question, response: Response): Promise<Answer | null> {
  const left = new AbortController()
  const leave = () => left.abort()
  response.once('close', leave)
  try {
    return await calculator.ask(question, left.signal)
  } catch (error) {
    if (!left.signal.aborted) throw error
    return null
  } finally {
    response.off('close', leave)
  }
}

function sendComputed({ contentType, fileName, etag, bytes }: Answer, response: Response): void {
  response.setHeader('etag', etag)
  if (fileName !== null) response.setHeader('content-disposition', `attachment; filename="${fileName}"`)
  response.type(contentType).send(Buffer.from(bytes.buffer))
}

/** JSON only: a form of another site can send anything else without asking first. */
function sentBody(request: Request): unknown {
  if (request.body !== undefined) return request.body
  throw new UnreadableBody(
    `the body must be JSON with the header "content-type: application/json", not "${request.headers['content-type'] ?? ''}"`,
  )
}

/** What the schema makes of it. Throws RefusedRequest that names every part that is wrong; `whole` names what has no path. */
function parsed(schema: z.ZodType, given: unknown, whole: string): unknown {
  const result = schema.safeParse(given)
  if (result.success) return result.data
  const errors = result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
  throw new RefusedRequest(
    'invalid-request',
    errors.map(({ path, message }) => `${path || whole}: ${message}`).join('; '),
    errors,
  )
}
