import { type Request, type Response, Router } from 'express'
import type { Context } from '../usecases/context.ts'
import { RefusedRequest } from '../usecases/refused-request.ts'
import { openApi } from './openapi.ts'
import { ROUTES } from './resources.ts'
import { isTextAnswer, type Route } from './route.ts'

export const API_BASE = '/api/v1'

/** Every declared resource, and the description of them all at /openapi.json beside the base. */
export function apiRouter(context: Context): Router {
  const router = Router()
  const description = openApi(ROUTES, API_BASE)
  router.get('/api/openapi.json', (_request, response) => void response.json(description))
  for (const route of ROUTES) {
    router[route.method](`${API_BASE}${route.path}`, (request, response) => answer(route, context, request, response))
    router.all(`${API_BASE}${route.path}`, (request) => {
      throw new RefusedMethod(request.method, route.method.toUpperCase())
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

  constructor(method: string, allowed: string) {
    super(`${method} is not answered here, ${allowed} is`)
    this.allowed = `${allowed}, HEAD`
  }
}

async function answer(route: Route, context: Context, request: Request, response: Response): Promise<void> {
  const parsed = route.parameters.safeParse({ ...request.query, ...request.params })
  if (!parsed.success) {
    const errors = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
    throw new RefusedRequest(
      'invalid-request',
      errors.map(({ path, message }) => `${path || 'request'}: ${message}`).join('; '),
      errors,
    )
  }
  const result = await route.handle(context, parsed.data)
  // What is computed from evidence may change at any moment: a browser asks again, and an unchanged answer costs no body.
  response.setHeader('cache-control', 'no-cache')
  if (!isTextAnswer(result)) {
    response.json(result)
    return
  }
  response.setHeader('content-disposition', `attachment; filename="${result.fileName}"`)
  response.type(result.contentType).send(result.text)
}
