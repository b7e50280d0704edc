import { z } from 'zod'
import {
  erasedSchema,
  invitedSchema,
  newPersonSchema,
  peopleSchema,
  personChangeSchema,
  personSchema,
  tokensSchema,
} from '../../../model/contract/people.ts'
import { doneSchema } from '../../../model/contract/source-setup.ts'
import { erasePerson } from '../../usecases/access/erase-person.ts'
import { addPerson, changePerson, endSessions, inviteAgain, listPeople } from '../../usecases/access/people.ts'
import { listTokens, revokeToken } from '../../usecases/access/tokens.ts'
import { type Route, route } from '../route.ts'

const nothing = z.strictObject({})
const ofPerson = z.strictObject({ handle: z.string().min(1) })
const scope = 'people:write'

export const PEOPLE_ROUTES: readonly Route[] = [
  route({
    method: 'get',
    scope,
    path: '/people',
    summary: 'Who may sign in, with what role',
    parameters: nothing,
    answer: peopleSchema,
    handle: async (context) => ({ people: await listPeople(context) }),
  }),
  route({
    method: 'post',
    scope,
    path: '/people',
    summary: 'Makes an account; the link with which its person chooses a password is told this once',
    parameters: nothing,
    body: newPersonSchema,
    answer: invitedSchema,
    handle: (context, _, person) => addPerson(context, person),
  }),
  route({
    method: 'patch',
    scope,
    path: '/people/:handle',
    summary: 'Changes name or role, disables or enables; a disabled person is out at the next request',
    parameters: ofPerson,
    body: personChangeSchema,
    answer: personSchema,
    handle: (context, { handle }, change) => changePerson(context, handle, change),
  }),
  route({
    method: 'post',
    scope,
    path: '/people/:handle/invitation',
    summary: 'Another link to choose a password with; an earlier one opens nothing more',
    parameters: ofPerson,
    answer: invitedSchema,
    handle: (context, { handle }) => inviteAgain(context, handle),
  }),
  route({
    method: 'delete',
    scope,
    path: '/people/:handle/sessions',
    summary: 'Signs somebody out everywhere',
    parameters: ofPerson,
    answer: personSchema,
    handle: (context, { handle }) => endSessions(context, handle),
  }),
  route({
    method: 'post',
    scope,
    path: '/erased-people',
    summary:
      'Takes a person, by handle or name, out of everything that is kept; entries of the audit log stay, the person does not',
    parameters: nothing,
    body: z.strictObject({ name: z.string().min(1).max(200) }),
    answer: erasedSchema,
    handle: (context, _, { name }) => erasePerson(context, name),
  }),
  route({
    method: 'get',
    scope,
    path: '/tokens',
    summary: 'Tokens of everybody, newest first',
    parameters: nothing,
    answer: tokensSchema,
    handle: async (context) => ({ tokens: await listTokens(context) }),
  }),
  route({
    method: 'delete',
    scope,
    path: '/tokens/:id',
    summary: 'Revokes a token, whoever made it',
    parameters: z.strictObject({ id: z.coerce.number().int().min(1) }),
    answer: doneSchema,
    handle: async (context, { id }) => {
      await revokeToken(context, id, null)
      return { done: true }
    },
  }),
]
