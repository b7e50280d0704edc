import type { Request, RequestHandler } from 'express'
import type { Logger } from 'pino'
import type { Metrics } from '../health/metrics.ts'
import type { Readiness } from '../health/readiness.ts'
import { requestIdOf } from './request-id.ts'

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/**
 * Writes a line for every request that was answered and counts it; never what stands behind the question mark of its
 * address, where a secret may be. While the server stops, each answer tells its client to use another connection.
 */
export const observeRequests =
  (log: Logger, metrics: Metrics, readiness: Readiness): RequestHandler =>
  (request, response, next) => {
    const began = performance.now()
    if (readiness.isStopping) response.setHeader('connection', 'close')
    // Routers change both while they hand the request on.
    const { path } = request
    response.on('close', () => {
      const milliseconds = performance.now() - began
      const { statusCode: status } = response
      const method = METHODS.has(request.method) ? request.method : 'other'
      const isStream = String(response.getHeader('content-type') ?? '').startsWith('text/event-stream')
      if (!isStream) metrics.answered({ method, route: routeOf(request), status }, milliseconds / 1000)
      const answered = {
        requestId: requestIdOf(response),
        method,
        path,
        status,
        milliseconds: Math.round(milliseconds),
      }
      log.info(answered, response.writableFinished ? 'answered' : 'the client went away')
    })
    next()
  }

/** The path as it was declared: "/api/v1/projects/:id". */
const routeOf = ({ route }: Request): string => (typeof route?.path === 'string' ? route.path : 'none')
