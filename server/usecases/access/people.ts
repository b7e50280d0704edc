import type { z } from 'zod'
import type { invitedSchema, PersonReport, personChangeSchema } from '../../../model/contract/people.ts'
import type { NewPerson, Person } from '../../store/access/people.ts'
import type { Token } from '../../store/access/tokens.ts'
import type { Context } from '../context.ts'
import { RefusedRequest } from '../refused-request.ts'
import { invite, refused } from './invitations.ts'

type Invited = z.infer<typeof invitedSchema>

/** Everybody who may sign in, and who was disabled. */
export async function listPeople(context: Context): Promise<PersonReport[]> {
  const [people, tokens] = await Promise.all([context.store.people.all(), context.store.tokens.list()])
  return Promise.all(people.map((person) => report(context, person, tokens)))
}

/** Makes an account, and the link with which its person chooses a password. Throws RefusedRequest when the handle is taken. */
export async function addPerson(context: Context, person: NewPerson): Promise<Invited> {
  const people = await context.store.people.all()
  if (person.role !== 'admin' && !people.some(({ role }) => role === 'admin')) {
    throw refused(
      'role',
      'the first account must be an administrator, who lets the others in; make it with the role admin',
    )
  }
  const added = await context.store.people.add(person, context.now())
  if (!added) throw refused('handle', `"${person.handle}" is taken; choose another`)
  return invited(context, added)
}

/** Another link, as for a password that was forgotten. The password of before holds until the link is used. */
export const inviteAgain = async (context: Context, handle: string): Promise<Invited> =>
  invited(context, await findPerson(context, handle))

/** Throws RefusedRequest for nobody of that handle, and where no administrator would be left. */
export async function changePerson(
  context: Context,
  handle: string,
  change: z.infer<typeof personChangeSchema>,
): Promise<PersonReport> {
  const changed = await context.store.people.change(handle, change, context.now())
  if (changed === null) throw nobody(handle)
  if (changed === 'last admin') throw lastAdmin(handle)
  return report(context, changed)
}

/** Signs somebody out everywhere. Throws RefusedRequest for nobody of that handle. */
export async function endSessions(context: Context, handle: string): Promise<PersonReport> {
  const person = await findPerson(context, handle)
  await context.store.sessions.endAll(person.id, null)
  return report(context, person)
}

export async function findPerson({ store }: Context, handle: string): Promise<Person> {
  const person = await store.people.find(handle)
  if (!person || person.erasedAt !== null) throw nobody(handle)
  return person
}

export const lastAdmin = (handle: string): RefusedRequest =>
  new RefusedRequest('invalid-request', `${handle} is the last administrator; make somebody else one first`)

const nobody = (handle: string): RefusedRequest =>
  new RefusedRequest('not-found', `there is nobody with the handle "${handle}"`)

const invited = async (context: Context, person: Person): Promise<Invited> => ({
  person: await report(context, person),
  invitation: await invite(context, person),
})

async function report({ store, now }: Context, person: Person, all?: readonly Token[]): Promise<PersonReport> {
  const [sessions, tokens] = await Promise.all([
    store.sessions.of(person.id, now()),
    all ? all.filter(({ owner }) => owner === person.handle) : store.tokens.list(person.id),
  ])
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())
  return {
    handle: person.handle,
    name: person.name,
    role: person.role,
    hasPassword: person.hasPassword,
    isProvided: person.isProvided,
    createdAt: new Date(person.createdAt).toISOString(),
    signedInAt: iso(person.signedInAt),
    disabledAt: iso(person.disabledAt),
    sessions: sessions.length,
    tokens: tokens.filter(({ revokedAt, expiresAt }) => revokedAt === null && expiresAt > now()).length,
  }
}
