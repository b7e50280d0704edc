import { constants } from 'node:zlib'
import compression from 'compression'
import express, { type Express } from 'express'
import helmet from 'helmet'
import type { Logger } from 'pino'
import { apiRouter } from './http/api.ts'
import { clientFiles } from './http/client-files.ts'
import { errorResponse } from './http/error-response.ts'
import { originGuard } from './http/origin-guard.ts'
import { requestId } from './http/request-id.ts'
import { ROUTES } from './http/resources.ts'
import type { Context } from './usecases/context.ts'
import type { Calculator } from './worker/calculator.ts'

/** The whole server as an Express app; it listens nowhere yet. `closing` ends what would otherwise stay open. */
export function createApp(
  context: Context,
  log: Logger,
  closing: AbortSignal,
  calculator: Calculator | null = null,
): Express {
  const app = express()
  app.disable('x-powered-by')
  app.use(requestId)
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
      strictTransportSecurity: false,
    }),
  )
  app.use(originGuard)
  // Evidence is megabytes of numbers: the quickest level halves the wait, a better one doubles it.
  app.use(compression({ level: constants.Z_BEST_SPEED }))
  app.use(apiRouter(context, closing, ROUTES, calculator))
  app.use(clientFiles())
  app.use(errorResponse(log))
  return app
}
