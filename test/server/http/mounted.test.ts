import { type Express, Router } from 'express'
import { expect, onTestFinished, test } from 'vitest'
import { createApp } from '../../../server/app.ts'
import { createMetrics } from '../../../server/health/metrics.ts'
import { createReadiness } from '../../../server/health/readiness.ts'
import { API_BASE } from '../../../server/http/api.ts'
import { EVENTS } from '../../../server/http/event-stream.ts'
import { ROUTES } from '../../../server/http/resources.ts'
import { WEBHOOK } from '../../../server/http/webhooks.ts'
import { createCalculator } from '../../../server/worker/calculator.ts'
import { quietLog, temporaryContext } from '../../support/temporary-installation.ts'

/** What is answered without a declared scope, and why that is right. */
const OPEN: Readonly<Record<string, string>> = {
  'get /livez': 'says only that the process answers',
  'get /readyz': 'says only whether requests should come here',
  'get /metrics': 'is let through by what stands before it: those who may read',
  'get /{*view}': 'sends the page, which holds nothing but for those who may read',
  'get /api/openapi.json': 'describes the interface, which anybody can read in the source',
}
const DECLARED = [...ROUTES, EVENTS, WEBHOOK].map(({ method, path }) => `${method} ${API_BASE}${path}`)

/** As Express keeps what was mounted, in the order in which it is asked. */
interface Layer {
  readonly handle: { readonly stack?: readonly Layer[] }
  readonly route?: { readonly path: string | RegExp; readonly stack: readonly { readonly method?: string }[] }
}

/** Every "method path" under which something answers; a path that answers every method alike is "any". */
function mounted(layers: readonly Layer[]): string[] {
  return layers.flatMap(({ handle, route }) => {
    if (route) return [...new Set(route.stack.map(({ method }) => `${method ?? 'any'} ${String(route.path)}`))]
    return mounted(handle.stack ?? [])
  })
}
const mountedIn = (app: Express): string[] => mounted(app.router.stack as unknown as readonly Layer[])

const undeclared = (app: Express): string[] => {
  const declaredPaths = new Set(DECLARED.map((name) => name.slice(name.indexOf(' ') + 1)))
  return mountedIn(app).filter((name) => {
    // What a declared path says to a method that it does not answer.
    if (name.startsWith('any ')) return !declaredPaths.has(name.slice(4))
    return !DECLARED.includes(name) && OPEN[name] === undefined
  })
}

async function wholeApp(): Promise<Express> {
  const context = await temporaryContext()
  const calculator = createCalculator(context, quietLog)
  onTestFinished(() => calculator.close())
  const metrics = createMetrics(context)
  onTestFinished(() => metrics.close())
  return createApp({
    context,
    log: quietLog,
    closing: new AbortController().signal,
    calculator,
    readiness: createReadiness(() => context.store.probe()),
    metrics,
    requestsPerMinute: 100,
  })
}

test('everything that is mounted is declared, once, and everything declared is mounted', async () => {
  const app = await wholeApp()
  expect(undeclared(app)).toEqual([])
  const answering = mountedIn(app).filter((name) => !name.startsWith('any '))
  expect([...answering].sort()).toEqual([...DECLARED, ...Object.keys(OPEN)].sort())
})

test('a route that nobody declared is found, wherever it is mounted', async () => {
  const app = await wholeApp()
  app.post(`${API_BASE}/backdoor`, () => undefined)
  const inner = Router()
  inner.all('/anything', () => undefined)
  inner.delete(`${API_BASE}/sources`, () => undefined)
  app.use(Router().use(inner))
  app.use(Router().get(/hidden/, () => undefined))
  expect(undeclared(app)).toEqual([
    `post ${API_BASE}/backdoor`,
    'any /anything',
    `delete ${API_BASE}/sources`,
    'get /hidden/',
  ])
})
