import { isPassword } from '../../access/password.ts'
import { SignInFailed } from '../../access/permit.ts'
import type { Context } from '../context.ts'
import { beginSession } from './begin-session.ts'

/**
 * Signs somebody in who knows the password of an account. Returns what goes into the cookie. Throws SignInFailed, with the
 * same words whatever is wrong, and TooManyTries.
 */
export async function signIn(
  context: Context,
  { handle, password }: { readonly handle: string; readonly password: string },
): Promise<string> {
  const { access, store, visitor } = context
  const account = handle.trim().toLowerCase()
  await counted(context, account)
  const isRight = await isPassword(password, await store.people.passwordOf(account))
  const person = isRight ? await store.people.find(account) : null
  if (!person || person.disabledAt !== null || person.erasedAt !== null) {
    throw new SignInFailed('handle and password do not go together')
  }
  await access.tries.forgive(visitor.address, account)
  return beginSession(context, person)
}

/** Counts a try against where it comes from, and the account that it is for. Throws TooManyTries. */
export const counted = ({ access, visitor }: Context, account?: string): Promise<void> =>
  access.tries.take(visitor.address, account)

/** Ends the session that asks. */
export async function signOut({ store, visitor }: Context): Promise<void> {
  if (visitor.person && visitor.session !== null) await store.sessions.end(visitor.person.id, visitor.session)
}
