import { type Scope, scopesOf } from '../../model/contract/access.ts'
import type { Role } from '../../model/contract/roles.ts'
import { instant } from '../../model/quantity.ts'
import { hashPassword } from '../../server/access/password.ts'
import { newSecret } from '../../server/access/secret.ts'
import { NOBODY } from '../../server/access/visitor.ts'
import { onScreen } from '../../server/store/actor.ts'
import type { Context } from '../../server/usecases/context.ts'

export const PASSWORD = 'correct horse battery'
/** Hashing is slow on purpose; once is enough for all. */
let hash: Promise<string> | null = null

/** An account with PASSWORD, and the headers of a page on which its person is signed in. */
export async function signedIn(context: Context, handle: string, role: Role) {
  hash ??= hashPassword(PASSWORD)
  const person = await context.store.people.add({ handle, name: `${handle} example`, role }, context.now())
  if (!person) throw new Error(`${handle} is taken`)
  await context.store.people.setPassword(person.id, await hash, null)
  const session = newSecret('session')
  await context.store.sessions.begin(person.id, session.hash, context.now(), instant(context.now() + 86_400_000))
  return { person, session: session.secret, headers: headersOf(session.secret) }
}

/** The same server, as somebody with a new account sees it. */
export async function asPerson<Server extends Context>(context: Server, handle: string, role: Role): Promise<Server> {
  const { person } = await signedIn(context, handle, role)
  const visitor = {
    ...NOBODY,
    kind: 'person' as const,
    person: { id: person.id, handle, name: person.name, hasPassword: true },
    role,
    scopes: scopesOf(role),
  }
  return { ...context, visitor, store: context.store.as(onScreen(person.id)) }
}

/** As a browser sends them from a page of the server. */
export const headersOf = (session: string) => ({ cookie: `leverage=${session}`, 'sec-fetch-site': 'same-origin' })

export async function tokenOf(context: Context, person: number, role: Role, scopes: readonly Scope[], days = 1) {
  const { secret, hash: kept } = newSecret('token')
  const expiresAt = instant(context.now() + days * 86_400_000)
  const token = await context.store.tokens.make(person, kept, { title: 'test', role, scopes, expiresAt }, context.now())
  return { token, secret, headers: { authorization: `Bearer ${secret}` } }
}

export async function linkTo(context: Context, snapshot: string) {
  const { secret, hash: kept } = newSecret('link')
  const link = await context.store.shareLinks.make(snapshot, kept, context.now(), instant(context.now() + 86_400_000))
  return { link, headers: { authorization: `Bearer ${secret}` } }
}

/** The session that an answer sets; null when it sets none. */
export const sessionIn = (response: Response): string | null =>
  /(?:__Host-)?leverage=([^;]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1] ?? null
