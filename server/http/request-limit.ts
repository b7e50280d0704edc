import type { Request, RequestHandler, Response } from 'express'
import { type Options, rateLimit } from 'express-rate-limit'
import { MILLISECONDS_PER_MINUTE } from '../../model/quantity.ts'
import { visitorOf } from './visitor.ts'

/** More requests came from one address or account than it may send; nothing of this one was done. */
export class TooManyRequests extends Error {
  override readonly name = 'TooManyRequests'
  /** The first of a minute is told in the security log: a flood must not become one there. */
  readonly isFirst: boolean

  constructor(limit: number, whose: 'address' | 'account', isFirst: boolean) {
    super(`more than ${limit} requests a minute came from your ${whose}; wait as long as Retry-After says`)
    this.isFirst = isFirst
  }
}

/**
 * Lets so many requests a minute through from each address (of IPv6, from each network), and refuses the others with
 * Retry-After. What `isWelcome` and was answered well does not count.
 */
export const limitPerAddress = (
  requestsPerMinute: number,
  isWelcome: (request: Request) => boolean = () => false,
): RequestHandler =>
  limit(requestsPerMinute, 'address', {
    skipSuccessfulRequests: true,
    requestWasSuccessful: (request, response) => isWelcome(request as Request) && response.statusCode < 400,
  })

/** As `limitPerAddress`, from each account, by whatever sessions and tokens it has and wherever they are used. Behind `authorise`. */
export const limitPerAccount = (requestsPerMinute: number): RequestHandler =>
  limit(requestsPerMinute, 'account', {
    keyGenerator: (_request, response) => `person ${visitorOf(response as Response).person?.id}`,
    skip: (_request, response) => visitorOf(response as Response).person === null,
  })

const limit = (
  requestsPerMinute: number,
  whose: 'address' | 'account',
  options: Partial<Options> = {},
): RequestHandler =>
  rateLimit({
    windowMs: MILLISECONDS_PER_MINUTE,
    limit: requestsPerMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // Whoever sits behind a proxy that is not told of counts as the proxy, which errs on the strict side.
    validate: { xForwardedForHeader: false },
    requestPropertyName: `sentBy-${whose}`,
    identifier: `requests-by-${whose}`,
    ...options,
    handler: (request, _response, next) => {
      const { used } = (request as unknown as Record<string, { readonly used: number }>)[`sentBy-${whose}`] ?? {
        used: 0,
      }
      next(new TooManyRequests(requestsPerMinute, whose, used === requestsPerMinute + 1))
    },
  })
