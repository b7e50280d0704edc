import type { z } from 'zod'
import type { acceptanceSchema, invitationSchema, linkSchema } from '../../../model/contract/people.ts'
import { instant } from '../../../model/quantity.ts'
import { hashPassword, passwordProblem } from '../../access/password.ts'
import { newSecret, secretHash } from '../../access/secret.ts'
import { INVITATION_LASTS, OWNER_LINK_LASTS } from '../../access/terms.ts'
import type { Person } from '../../store/access/people.ts'
import { onScreen } from '../../store/actor.ts'
import type { Context } from '../context.ts'
import { RefusedRequest } from '../refused-request.ts'
import { beginSession } from './begin-session.ts'
import { counted } from './sign-in.ts'

type Link = z.infer<typeof linkSchema>

/** A link with which somebody chooses a password, once; an earlier one of theirs opens nothing more. */
export const invite = (context: Context, person: Person): Promise<Link> =>
  makeLink(context, person.id, INVITATION_LASTS)

/** The link of the first owner, for the console. Null when there is an administrator who can sign in. */
export async function inviteOwner(context: Context): Promise<Link | null> {
  const people = await context.store.people.all()
  const isLookedAfter = people.some(
    ({ role, disabledAt, hasPassword, isProvided }) =>
      role === 'admin' && disabledAt === null && (hasPassword || isProvided),
  )
  return isLookedAfter ? null : makeLink(context, null, OWNER_LINK_LASTS)
}

async function makeLink({ store, access, now }: Context, person: number | null, lasts: number): Promise<Link> {
  const { secret, hash } = newSecret('invitation')
  const expiresAt = instant(now() + lasts)
  await store.invitations.make(person, hash, expiresAt)
  return {
    // After the #, so that no log of any proxy ever has it.
    link: `${access.address?.origin ?? ''}/welcome#${secret}`,
    expiresAt: new Date(expiresAt).toISOString(),
  }
}

/** Whom an invitation is for. Throws RefusedRequest when it opens nothing, TooManyTries. */
export async function lookAtInvitation(context: Context, secret: string): Promise<z.infer<typeof invitationSchema>> {
  await counted(context)
  const invited = await context.store.invitations.find(secretHash(secret), context.now())
  if (invited === null) throw noInvitation()
  await context.access.tries.forgive(context.visitor.address)
  if (invited === 'owner') return { owner: true, handle: null, name: null }
  return { owner: false, handle: invited.handle, name: invited.name }
}

/** Sets the password of whoever was invited, once, and signs them in. Returns what goes into the cookie. Throws as above. */
export async function acceptInvitation(
  context: Context,
  { secret, password, handle, name }: z.infer<typeof acceptanceSchema>,
): Promise<string> {
  const { store, now } = context
  await counted(context)
  const hash = secretHash(secret)
  const invited = await store.invitations.find(hash, now())
  if (invited === null) throw noInvitation()
  if (invited === 'owner' && (!handle || !name)) throw refused('handle', 'choose a handle and say your name')
  const owner = { handle: handle ?? '', name: name ?? '' }
  const { handle: known, name: called } = invited === 'owner' ? owner : invited
  const problem = passwordProblem(password, [known, ...called.split(/\s+/)])
  if (problem !== null) throw refused('password', problem)
  const theirs = invited === 'owner' ? store : store.as(onScreen(invited.id))
  const person = await theirs.invitations.accept(hash, await hashPassword(password), owner, now())
  if (person === null) throw noInvitation()
  await context.access.tries.forgive(context.visitor.address)
  return beginSession(context, person)
}

/** A field that cannot be taken as it is. */
export const refused = (path: string, message: string): RefusedRequest =>
  new RefusedRequest('invalid-request', message, [{ path, message }])

const noInvitation = (): RefusedRequest =>
  new RefusedRequest('not-found', 'this link has expired or was used; ask an administrator for another')
