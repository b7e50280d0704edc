import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import express, { type RequestHandler, type Response, Router } from 'express'

const BUILT = fileURLToPath(new URL('../../client/dist/', import.meta.url))

/** True when the client has been built. */
export const isClientBuilt = (): boolean => existsSync(`${BUILT}index.html`)

/**
 * The built client: hashed assets for ever, the page itself never, and every other address is a view of the page.
 * @param first sends the page with more in it, or passes
 */
export function clientFiles(first: RequestHandler): Router {
  const router = Router()
  router.use(
    '/assets',
    express.static(`${BUILT}assets`, {
      immutable: true,
      maxAge: '1y',
      fallthrough: false,
      setHeaders: (response, path) => {
        if (/ranking-worker[^/]*\.js$/.test(path)) allowCompiledLoops(response)
      },
    }),
  )
  router.use(express.static(BUILT, { index: false, maxAge: '1h' }))
  router.get('/{*view}', first, (_request, response) => {
    response.setHeader('cache-control', 'no-cache')
    response.sendFile('index.html', { root: BUILT })
  })
  return router
}

/** The worker simulates with loops compiled to WebAssembly, which its policy has to allow; no page's does. */
function allowCompiledLoops(response: Response): void {
  const policy = String(response.getHeader('content-security-policy') ?? '')
  response.setHeader('content-security-policy', policy.replace("script-src 'self'", "$& 'wasm-unsafe-eval'"))
}
