import type { Erased } from '../../../model/contract/people.ts'
import type { Context } from '../context.ts'
import { tellChange } from '../keep-edits.ts'
import { RefusedRequest } from '../refused-request.ts'
import { lastAdmin } from './people.ts'

const SHORTEST_NAME = 2

/**
 * Takes a person out of everything that is kept, by handle or by name: account, sessions, tokens, mentions in evidence, in
 * edits and in the audit log, whose entries stay. Throws RefusedRequest for the last administrator, and where nothing
 * names such a person.
 */
export async function erasePerson(context: Context, name: string): Promise<Erased> {
  const wanted = name.trim()
  if (wanted.length < SHORTEST_NAME) {
    throw new RefusedRequest('invalid-request', 'say a handle or a name; so short a word would be found everywhere')
  }
  const people = await context.store.people.all()
  const same = (text: string) => text.toLowerCase() === wanted.toLowerCase()
  const named = people.filter((person) => same(person.handle) || same(person.name))
  const [person, other] = named
  if (other) {
    const handles = named.map(({ handle }) => handle).join(', ')
    throw new RefusedRequest('invalid-request', `${named.length} people are called that; say which handle: ${handles}`)
  }
  const names = person ? [person.name, person.handle] : [wanted]
  const erased = await context.store.erase(names, person?.id ?? null, context.now())
  if (erased === 'last admin') throw lastAdmin(person?.handle ?? wanted)
  if (!person && Object.keys(erased.rows).length === 0) {
    throw new RefusedRequest('not-found', `nothing that is kept names "${wanted}"`)
  }
  await tellChange(context)
  return { rows: erased.rows, sources: [...erased.sources] }
}
