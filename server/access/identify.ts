import { isAtLeast, scopesOf } from '../../model/contract/access.ts'
import type { Role } from '../../model/contract/roles.ts'
import { type Instant, instant } from '../../model/quantity.ts'
import type { Person } from '../store/access/people.ts'
import type { Store } from '../store/store.ts'
import type { Access } from './access.ts'
import { Unidentified } from './permit.ts'
import { newSecret, secretHash, secretKind } from './secret.ts'
import { ROTATION_GRACE, SESSION_IDLE } from './terms.ts'
import { LOCAL_VISITOR, NOBODY, type Visitor } from './visitor.ts'

/** What a request brings along. */
export interface Credentials {
  /** Of the header "authorization: Bearer ..."; null without one. */
  readonly bearer: string | null
  /** The session's cookie; null without one. */
  readonly cookie: string | null
  readonly address: string
}

/** Who makes a request, and the session's new identifier where it got another one. */
export interface Identified {
  readonly visitor: Visitor
  readonly renewed: string | null
}

/** True when people sign in here: others can reach this server, or somebody has an account that works. */
export const asksWhoYouAre = async (access: Access, store: Store): Promise<boolean> =>
  access.address !== null || (await store.people.any())

/**
 * Looks up who makes a request, anew each time: what was taken away a moment ago is gone. A token that does not hold is
 * refused rather than taken for nobody. Throws Unidentified.
 */
export async function identify(
  access: Access,
  store: Store,
  now: Instant,
  { bearer, cookie, address }: Credentials,
): Promise<Identified> {
  if (bearer !== null) return { visitor: await byBearer(store, now, bearer, address), renewed: null }
  if (!(await asksWhoYouAre(access, store))) return { visitor: { ...LOCAL_VISITOR, address }, renewed: null }
  const nobody = { visitor: { ...NOBODY, address }, renewed: null }
  if (cookie === null) return nobody
  const found = await store.sessions.use(secretHash(cookie), now, instant(now - SESSION_IDLE))
  if (!found) return nobody
  const { person, session } = found
  const visitor: Visitor = {
    ...NOBODY,
    kind: 'person',
    person: asVisitor(person),
    role: person.role,
    scopes: scopesOf(person.role),
    session: session.id,
    address,
  }
  if (!found.isStale) return { visitor, renewed: null }
  const { secret, hash } = newSecret('session')
  const isRotated = await store.sessions.rotate(session.id, hash, instant(now + ROTATION_GRACE))
  return { visitor, renewed: isRotated ? secret : null }
}

async function byBearer(store: Store, now: Instant, bearer: string, address: string): Promise<Visitor> {
  const hash = secretHash(bearer)
  if (secretKind(bearer) === 'link') {
    const snapshot = await store.shareLinks.use(hash, now)
    if (snapshot === null) throw new Unidentified('this link has expired, was taken back, or is not whole')
    return { ...NOBODY, kind: 'link', snapshot, address }
  }
  const found = secretKind(bearer) === 'token' ? await store.tokens.use(hash, now) : null
  if (!found) throw new Unidentified('this token is unknown, has expired or was revoked')
  const { token, person } = found
  const role = lesser(token.role, person.role)
  return {
    ...NOBODY,
    kind: 'token',
    person: asVisitor(person),
    role,
    scopes: scopesOf(role).filter((scope) => token.scopes.includes(scope)),
    address,
  }
}

const asVisitor = ({ id, handle, name, hasPassword }: Person) => ({ id, handle, name, hasPassword })

/** A token is worth no more than whoever made it is today. */
const lesser = (one: Role, other: Role): Role => (isAtLeast(one, other) ? other : one)
