import { type RouteScope, SCOPES, type Scope } from '../../model/contract/access.ts'
import type { Visitor } from './visitor.ts'

/** Nobody is known to ask: whoever it is may sign in and ask again. */
export class Unidentified extends Error {
  constructor(message = 'sign in, or send a token in the header "authorization: Bearer ..."') {
    super(message)
  }
}

/** Somebody tried to sign in and could not. */
export class SignInFailed extends Unidentified {}

/** Whoever asks may not have this. */
export class Forbidden extends Error {
  override readonly name = 'Forbidden'
}

/** Throws Unidentified or Forbidden unless `visitor` may call a route of this scope. */
export function requireScope(visitor: Visitor, scope: RouteScope): void {
  if (scope === 'anyone') return
  if (scope === 'shared') {
    if (visitor.kind !== 'link') throw new Unidentified('open the whole link that was shared with you')
    return
  }
  if (visitor.kind === 'nobody') throw new Unidentified()
  if (visitor.kind === 'link') throw new Forbidden('a share link opens its own snapshot and nothing else')
  if (scope === 'own') {
    if (visitor.kind === 'token') throw new Forbidden('a token cannot do this; sign in on a screen')
    return
  }
  if (!visitor.scopes.includes(scope)) throw new Forbidden(reasonAgainst(visitor, scope))
}

/** Whether whoever asks has a scope; for what within one resource needs more than the resource itself. */
export const hasScope = (visitor: Visitor, scope: Scope): boolean => visitor.scopes.includes(scope)

export function reasonAgainst({ kind, role }: Visitor, scope: Scope): string {
  const { role: least, means } = SCOPES[scope]
  if (kind === 'token') return `this token may not ${means}: it would need the scope "${scope}" and the role ${least}`
  return `a ${role} may not ${means}; that takes the role ${least}${least === 'admin' ? '' : ' or more'}`
}
