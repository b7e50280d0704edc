import type { Request, Response } from 'express'
import { PROVIDER_PATIENCE, SESSION_LONGEST } from '../access/terms.ts'
import type { Context } from '../usecases/context.ts'

/** Over TLS the name itself says to the browser that only this host may set it, and only so (RFC 6265bis, __Host-). */
const SECURE_PREFIX = '__Host-'
const SESSION = 'leverage'
const ATTEMPT = 'leverage-attempt'

/** The cookies of a server that people reach over TLS, or of one on this machine. */
function cookies(isSecure: boolean) {
  const named = (name: string) => (isSecure ? `${SECURE_PREFIX}${name}` : name)
  const terms = { httpOnly: true, secure: isSecure, path: '/' } as const
  const set = (response: Response, name: string, value: string | null, maxAge: number, sameSite: 'strict' | 'lax') => {
    if (value === null) response.clearCookie(named(name), { ...terms, sameSite })
    else response.cookie(named(name), value, { ...terms, sameSite, maxAge })
  }
  return {
    /** Null: nobody is signed in there any more. */
    setSession: (response: Response, session: string | null) =>
      set(response, SESSION, session, SESSION_LONGEST, 'strict'),
    /** The way to the provider and back ends in a navigation from its site, which "strict" would leave out. */
    setAttempt: (response: Response, attempt: string | null) =>
      set(response, ATTEMPT, attempt, PROVIDER_PATIENCE, 'lax'),
    session: (request: Request): string | null => cookieOf(request, named(SESSION)),
    attempt: (request: Request): string | null => cookieOf(request, named(ATTEMPT)),
  }
}
/** Those that fit how people reach this server. */
export const cookiesOf = ({ access }: Pick<Context, 'access'>): Cookies =>
  cookies(access.address?.protocol === 'https:')

export type Cookies = ReturnType<typeof cookies>

function cookieOf({ headers }: Request, name: string): string | null {
  for (const pair of (headers.cookie ?? '').split(';')) {
    const [key, value] = pair.trim().split('=')
    if (key === name && value) return value
  }
  return null
}
