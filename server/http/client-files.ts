import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import express, { Router } from 'express'

const BUILT = fileURLToPath(new URL('../../client/dist/', import.meta.url))

/** True when the client has been built. */
export const isClientBuilt = (): boolean => existsSync(`${BUILT}index.html`)

/** The built client: hashed assets for ever, the page itself never, and every other address is a view of the page. */
export function clientFiles(): Router {
  const router = Router()
  router.use('/assets', express.static(`${BUILT}assets`, { immutable: true, maxAge: '1y', fallthrough: false }))
  router.use(express.static(BUILT, { index: false, maxAge: '1h' }))
  router.get('/{*view}', (_request, response) => {
    response.setHeader('cache-control', 'no-cache')
    response.sendFile('index.html', { root: BUILT })
  })
  return router
}
