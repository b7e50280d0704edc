import type { OwnSession } from '../../../model/contract/people.ts'
import type { Person } from '../../store/access/people.ts'
import type { Context } from '../context.ts'
import { RefusedRequest } from '../refused-request.ts'

/** The account of whoever asks. Throws RefusedRequest for the local owner, who has none. */
export async function ownAccount({ store, visitor }: Context): Promise<Person> {
  const person = visitor.person && (await store.people.find(visitor.person.handle))
  if (person) return person
  throw new RefusedRequest('invalid-request', 'nobody has an account here; this machine alone can reach Leverage')
}

/** Where whoever asks is signed in. */
export async function listOwnSessions(context: Context): Promise<OwnSession[]> {
  const { id } = await ownAccount(context)
  const sessions = await context.store.sessions.of(id, context.now())
  return sessions.map((session) => ({
    id: session.id,
    beganAt: new Date(session.beganAt).toISOString(),
    usedAt: new Date(session.usedAt).toISOString(),
    expiresAt: new Date(session.expiresAt).toISOString(),
    isThis: session.id === context.visitor.session,
  }))
}

/** Throws RefusedRequest when it is no session of one's own. */
export async function endOwnSession(context: Context, session: number): Promise<void> {
  const { id } = await ownAccount(context)
  if (await context.store.sessions.end(id, session)) return
  throw new RefusedRequest('not-found', 'there is no such session')
}
