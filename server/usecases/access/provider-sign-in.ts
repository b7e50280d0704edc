import { Forbidden } from '../../access/permit.ts'
import type { Provider, Vouched } from '../../access/provider.ts'
import type { Person } from '../../store/access/people.ts'
import type { Context } from '../context.ts'
import { RefusedRequest } from '../refused-request.ts'
import { beginSession } from './begin-session.ts'

/** Where to send the browser to be signed in by the provider. Throws RefusedRequest without one. */
export const startAtProvider = (context: Context) => providerOf(context).begin()

/**
 * Signs in whom the provider vouches for, with the role that their groups have today. Somebody who is new gets an account.
 * Returns what goes into the cookie. Throws SignInFailed, and Forbidden for groups that may not come in.
 */
export async function returnFromProvider(context: Context, query: string, attempt: string | null): Promise<string> {
  const vouched = await providerOf(context).finish(query, attempt)
  return beginSession(context, await personOf(context, vouched))
}

function providerOf({ access }: Context): Provider {
  if (access.provider) return access.provider
  throw new RefusedRequest('not-found', 'no identity provider is set up here')
}

async function personOf({ store, now }: Context, { identity, handle, name, role }: Vouched): Promise<Person> {
  if (role === null) throw new Forbidden('none of your groups has a role here; ask an administrator')
  const known = await store.people.byIdentity(identity)
  if (!known) return addPerson({ store, now }, identity, { handle: handleOf(handle), name, role })
  if (known.disabledAt !== null || known.erasedAt !== null) throw new Forbidden('your account was disabled')
  if (known.role === role && known.name === name) return known
  const changed = await store.people.change(known.handle, { role, name }, now())
  // The last administrator stays one, whatever the groups say: somebody must be able to let others in.
  return changed === null || changed === 'last admin' ? known : changed
}

/** Under the next free handle: what an account of this installation has is never given to another person. */
async function addPerson(
  { store, now }: Pick<Context, 'store' | 'now'>,
  identity: Vouched['identity'],
  wished: { readonly handle: string; readonly name: string; readonly role: Person['role'] },
): Promise<Person> {
  for (let number = 1; ; number += 1) {
    const handle = number === 1 ? wished.handle : `${wished.handle}-${number}`
    const person = await store.people.add({ ...wished, handle }, now(), identity)
    if (person) return person
  }
}

const LONGEST = 60

const handleOf = (wish: string): string =>
  wish
    .toLowerCase()
    .replace(/@.*$/, '')
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+|-+$/g, '')
    .slice(0, LONGEST) || 'person'
