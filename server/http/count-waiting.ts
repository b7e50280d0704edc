import type { RequestHandler } from 'express'

/**
 * Tells of every request from when it comes until it is answered, but not of those whose answer never ends.
 * @param onWaiting called when it comes; what it gives is called when it is answered, or its client is gone
 */
export const countWaiting =
  (onWaiting: () => () => void): RequestHandler =>
  ({ headers: { accept } }, response, next) => {
    if (!accept?.includes('text/event-stream')) response.once('close', onWaiting())
    next()
  }
