import type { z } from 'zod'
import { isAtLeast, SCOPES } from '../../../model/contract/access.ts'
import type { madeTokenSchema, newTokenSchema, TokenReport } from '../../../model/contract/people.ts'
import { instant, MILLISECONDS_PER_DAY } from '../../../model/quantity.ts'
import { newSecret } from '../../access/secret.ts'
import type { Person } from '../../store/access/people.ts'
import type { Token } from '../../store/access/tokens.ts'
import type { Context } from '../context.ts'
import { RefusedRequest } from '../refused-request.ts'
import { refused } from './invitations.ts'

/** Makes a token for somebody; its secret is told this once. Throws RefusedRequest for more than that person may do. */
export async function makeToken(
  { store, now }: Context,
  person: Pick<Person, 'id' | 'role' | 'handle'>,
  { title, role, scopes, days }: z.infer<typeof newTokenSchema>,
): Promise<z.infer<typeof madeTokenSchema>> {
  if (!isAtLeast(person.role, role))
    throw refused('role', `${person.handle} is a ${person.role} and cannot give the role ${role}`)
  const beyond = scopes.find((scope) => !isAtLeast(role, SCOPES[scope].role))
  if (beyond)
    throw refused('scopes', `"${beyond}" takes the role ${SCOPES[beyond].role}; this token has the role ${role}`)
  const { secret, hash } = newSecret('token')
  const expiresAt = instant(now() + days * MILLISECONDS_PER_DAY)
  const token = await store.tokens.make(
    person.id,
    hash,
    { title, role, scopes: [...new Set(scopes)], expiresAt },
    now(),
  )
  return { token: report(token), secret }
}

/** Of one person, or of all. */
export const listTokens = async ({ store }: Context, person?: number): Promise<TokenReport[]> =>
  (await store.tokens.list(person)).map(report)

/** Throws RefusedRequest when there is none that still works, or it is another person's. */
export async function revokeToken({ store, now }: Context, id: number, person: number | null): Promise<void> {
  if (await store.tokens.revoke(id, person, now())) return
  throw new RefusedRequest('not-found', `there is no token ${id} that still works`)
}

const report = (token: Token): TokenReport => ({
  ...token,
  scopes: [...token.scopes],
  madeAt: new Date(token.madeAt).toISOString(),
  expiresAt: new Date(token.expiresAt).toISOString(),
  usedAt: token.usedAt === null ? null : new Date(token.usedAt).toISOString(),
  revokedAt: token.revokedAt === null ? null : new Date(token.revokedAt).toISOString(),
})
