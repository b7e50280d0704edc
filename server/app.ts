import { constants } from 'node:zlib'
import compression from 'compression'
import express, { type Express } from 'express'
import helmet from 'helmet'
import type { Logger } from 'pino'
import type { Metrics } from './health/metrics.ts'
import type { Readiness } from './health/readiness.ts'
import { API_BASE, apiRouter } from './http/api.ts'
import { clientFiles } from './http/client-files.ts'
import { cookiesOf } from './http/cookies.ts'
import { countWaiting } from './http/count-waiting.ts'
import { errorResponse } from './http/error-response.ts'
import { firstScreen } from './http/first-screen.ts'
import { healthRouter, metricsRouter } from './http/health.ts'
import { observeRequests } from './http/observe-requests.ts'
import { originGuard } from './http/origin-guard.ts'
import { requestId } from './http/request-id.ts'
import { limitPerAccount, limitPerAddress } from './http/request-limit.ts'
import { ROUTES } from './http/resources.ts'
import { authorise } from './http/visitor.ts'
import { isWebhook, webhookRouter } from './http/webhooks.ts'
import { somebodyWaits } from './sync/give-way.ts'
import type { Context } from './usecases/context.ts'
import type { Calculator } from './worker/calculator.ts'

export interface AppParts {
  readonly context: Context
  readonly log: Logger
  /** Ends what would otherwise stay open. */
  readonly closing: AbortSignal
  readonly calculator: Calculator
  readonly readiness: Readiness
  readonly metrics: Metrics
  /** From each address, and from each account; null: as many as come, as where everybody is this machine. */
  readonly requestsPerMinute: number | null
}

/** The whole server as an Express app; it listens nowhere yet. */
export function createApp({
  context,
  log,
  closing,
  calculator,
  readiness,
  metrics,
  requestsPerMinute,
}: AppParts): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', [...context.access.proxies])
  app.use(requestId)
  app.use(observeRequests(log, metrics, readiness))
  app.use(countWaiting(somebodyWaits))
  app.use(
    helmet({
      contentSecurityPolicy: {
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'"],
          // The component library sets styles from script; scripts themselves are never inline.
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:'],
          objectSrc: ["'none'"],
          frameAncestors: ["'none'"],
          // Served on plain HTTP on this machine: upgrading would break it.
          upgradeInsecureRequests: null,
        },
      },
      // The proxy before a server that people reach over TLS passes it on.
      strictTransportSecurity: context.access.address?.protocol === 'https:',
    }),
  )
  app.use(healthRouter(readiness))
  if (requestsPerMinute !== null) {
    app.use(limitPerAddress(requestsPerMinute, (request) => isWebhook(request, API_BASE)))
  }
  app.use(originGuard(context.access.address))
  app.use('/metrics', authorise(context, cookiesOf(context), 'read'))
  app.use(metricsRouter(metrics))
  // Evidence is megabytes of numbers: the quickest level halves the wait, a better one doubles it.
  app.use(compression({ level: constants.Z_BEST_SPEED }))
  app.use(webhookRouter(context, API_BASE))
  app.use(
    apiRouter(
      context,
      closing,
      ROUTES,
      calculator,
      requestsPerMinute === null ? [] : [limitPerAccount(requestsPerMinute)],
    ),
  )
  app.use(clientFiles(firstScreen(context, calculator, closing)))
  app.use(errorResponse(log, context.security))
  return app
}
