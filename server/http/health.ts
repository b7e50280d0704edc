import { Router } from 'express'
import type { Metrics } from '../health/metrics.ts'
import type { Readiness } from '../health/readiness.ts'

/**
 * For whoever runs Leverage: /livez answers while the process does; /readyz answers 503, and a word why, while requests
 * should go elsewhere. They name nothing of what is kept, so they are answered whatever the Host header says.
 */
export function healthRouter(readiness: Readiness): Router {
  const router = Router()
  router.get('/livez', (_request, response) => {
    response.setHeader('cache-control', 'no-store')
    response.type('text/plain').send('live\n')
  })
  router.get('/readyz', async (_request, response) => {
    const reason = await readiness.reason()
    response.setHeader('cache-control', 'no-store')
    response.type('text/plain')
    if (reason === null) response.send('ready\n')
    else response.status(503).send(`not ready: ${reason}\n`)
  })
  return router
}

/** /metrics, for a Prometheus. */
export function metricsRouter(metrics: Metrics): Router {
  const router = Router()
  router.get('/metrics', async (_request, response) => {
    response.setHeader('cache-control', 'no-store')
    response.type(metrics.contentType).send(await metrics.text())
  })
  return router
}
