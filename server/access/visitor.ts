import { SCOPE_NAMES, type Scope } from '../../model/contract/access.ts'
import type { Role } from '../../model/contract/roles.ts'
import { type Actor, LOCAL_OWNER, PROGRAM } from '../store/actor.ts'

/** Whoever makes a request, and what that lets them do. Looked up anew for each: nothing that was taken away is left. */
export interface Visitor {
  /** "local": whoever uses a server that only this machine can reach. "link": who holds a share link. */
  readonly kind: 'local' | 'person' | 'token' | 'link' | 'nobody'
  readonly person: {
    readonly id: number
    readonly handle: string
    readonly name: string
    readonly hasPassword: boolean
  } | null
  readonly role: Role | null
  readonly scopes: readonly Scope[]
  /** The number of the session, of those who are signed in on a screen. */
  readonly session: number | null
  /** The one snapshot that a share link opens. */
  readonly snapshot: string | null
  /** Where the request comes from. */
  readonly address: string
}

export const NOBODY: Visitor = {
  kind: 'nobody',
  person: null,
  role: null,
  scopes: [],
  session: null,
  snapshot: null,
  address: '',
}

/** A server without accounts, on this machine only: whoever can reach it may do everything. */
export const LOCAL_VISITOR: Visitor = { ...NOBODY, kind: 'local', role: 'admin', scopes: SCOPE_NAMES }

/** How the audit log names them. */
export function actorOf({ kind, person }: Visitor): Actor {
  if (kind === 'local') return LOCAL_OWNER
  if (person === null) return PROGRAM
  return { via: kind === 'token' ? 'token' : 'screen', person: person.id, name: null }
}
