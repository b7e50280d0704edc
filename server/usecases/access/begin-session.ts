import { instant } from '../../../model/quantity.ts'
import { newSecret } from '../../access/secret.ts'
import { SESSION_LONGEST } from '../../access/terms.ts'
import type { Person } from '../../store/access/people.ts'
import { onScreen } from '../../store/actor.ts'
import type { Context } from '../context.ts'

/**
 * Signs somebody in under a new identifier; whatever the browser brought along opens nothing more. What is returned goes
 * into the cookie and is kept nowhere.
 */
export async function beginSession({ store, now, visitor }: Context, person: Person): Promise<string> {
  const theirs = store.as(onScreen(person.id))
  if (visitor.session !== null && visitor.person) await theirs.sessions.end(visitor.person.id, visitor.session)
  await theirs.sessions.forgetOver(now())
  const { secret, hash } = newSecret('session')
  await theirs.sessions.begin(person.id, hash, now(), instant(now() + SESSION_LONGEST))
  return secret
}
