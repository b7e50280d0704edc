import type { RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'

const MINUTE = 60_000

/** More requests came from one address than it may send; nothing of this one was done. */
export class TooManyRequests extends Error {
  override readonly name = 'TooManyRequests'
  /** The first of a minute is told in the security log: a flood must not become one there. */
  readonly isFirst: boolean

  constructor(limit: number, isFirst: boolean) {
    super(`more than ${limit} requests a minute came from your address; wait as long as Retry-After says`)
    this.isFirst = isFirst
  }
}

/** Lets so many requests a minute through from each address (of IPv6, from each network), and refuses the others with Retry-After. */
export const limitPerAddress = (requestsPerMinute: number): RequestHandler =>
  rateLimit({
    windowMs: MINUTE,
    limit: requestsPerMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // Whoever sits behind a proxy that is not told of counts as the proxy, which errs on the strict side.
    validate: { xForwardedForHeader: false },
    requestPropertyName: 'sent',
    handler: (request, _response, next) => {
      const { used } = (request as typeof request & { readonly sent: { readonly used: number } }).sent
      next(new TooManyRequests(requestsPerMinute, used === requestsPerMinute + 1))
    },
  })
