import { hashPassword, isPassword, passwordProblem } from '../../access/password.ts'
import type { Context } from '../context.ts'
import { beginSession } from './begin-session.ts'
import { refused } from './invitations.ts'
import { counted } from './sign-in.ts'

/**
 * Puts another password in the place of one's own; wherever else one is signed in, one is no more. Returns what goes into
 * the cookie. Throws RefusedRequest and TooManyTries.
 */
export async function changePassword(
  context: Context,
  { current, next }: { readonly current: string; readonly next: string },
): Promise<string> {
  const { store, access, visitor } = context
  const person = visitor.person && (await store.people.find(visitor.person.handle))
  if (!person?.hasPassword) throw refused('current', 'you sign in without a password of this installation')
  await counted(context, person.handle)
  if (!(await isPassword(current, await store.people.passwordOf(person.handle)))) {
    throw refused('current', 'is not your password')
  }
  await access.tries.forgive(visitor.address, person.handle)
  const problem = passwordProblem(next, [person.handle, ...person.name.split(/\s+/)])
  if (problem !== null) throw refused('next', problem)
  await store.people.setPassword(person.id, await hashPassword(next), visitor.session)
  return beginSession(context, person)
}
