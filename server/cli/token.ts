import { SCOPE_NAMES, type Scope, scopesOf } from '../../model/contract/access.ts'
import { newTokenSchema, type TokenReport } from '../../model/contract/people.ts'
import type { Role } from '../../model/contract/roles.ts'
import { alignedTable } from '../export/table.ts'
import { type ExitReason, Refusal } from '../refusal.ts'
import { findPerson } from '../usecases/access/people.ts'
import { listTokens, makeToken, revokeToken } from '../usecases/access/tokens.ts'
import { withInstallation } from './installation.ts'

const COLUMNS = [
  { title: 'No.', isNumber: true },
  { title: 'Title', isNumber: false },
  { title: 'Of', isNumber: false },
  { title: 'Role', isNumber: false },
  { title: 'Scopes', isNumber: false },
  { title: 'Until', isNumber: false },
  { title: 'Last used', isNumber: false },
]

const cellsOf = (token: TokenReport): string[] => [
  String(token.id),
  token.title,
  token.owner,
  token.role,
  token.scopes.join(' '),
  token.revokedAt === null ? token.expiresAt.slice(0, 10) : 'revoked',
  token.usedAt?.slice(0, 16).replace('T', ' ') ?? 'never',
]

/** Prints every token, without what opens anything. */
export const tokensCommand = (configFile: string | undefined, format: 'table' | 'json'): Promise<ExitReason> =>
  withInstallation<ExitReason>(configFile, async ({ context }) => {
    const tokens = await listTokens(context)
    process.stdout.write(
      format === 'json'
        ? `${JSON.stringify({ tokens }, null, 2)}\n`
        : tokens.length === 0
          ? 'There is no token.\n'
          : `${alignedTable(COLUMNS, tokens.map(cellsOf))}\n`,
    )
    return 'done'
  })

export interface TokenOptions {
  readonly person: string
  readonly role: Role
  readonly scopes?: readonly string[]
  readonly days: string
}

/** Makes a token and prints its secret, this once, alone on standard output. */
export const makeTokenCommand = (
  configFile: string | undefined,
  title: string,
  { person, role, scopes, days }: TokenOptions,
): Promise<ExitReason> =>
  withInstallation<ExitReason>(configFile, async ({ context }) => {
    const wanted = { title, role, scopes: scopes?.map(scopeNamed) ?? scopesOf(role), days: Number(days) }
    const checked = newTokenSchema.safeParse(wanted)
    if (!checked.success) {
      const [issue] = checked.error.issues
      throw new Refusal('usage', `${issue?.path.join('.')}: ${issue?.message}`, '--help shows how it is used.')
    }
    const { token, secret } = await makeToken(context, await findPerson(context, person), checked.data)
    process.stderr.write(
      `Token ${token.id} of ${token.owner}, until ${token.expiresAt.slice(0, 10)}; it is shown this once:\n`,
    )
    process.stdout.write(`${secret}\n`)
    return 'done'
  })

/** Revokes a token by its number. */
export const revokeTokenCommand = (configFile: string | undefined, id: string): Promise<ExitReason> =>
  withInstallation<ExitReason>(configFile, async ({ context }) => {
    if (!/^\d+$/.test(id))
      throw new Refusal('usage', `"${id}" is no number of a token`, 'leverage token lists them with their numbers.')
    await revokeToken(context, Number(id), null)
    process.stdout.write(`Token ${id} is revoked.\n`)
    return 'done'
  })

function scopeNamed(scope: string): Scope {
  const known = SCOPE_NAMES.find((each) => each === scope)
  if (known) return known
  throw new Refusal('usage', `there is no scope "${scope}"`, `Scopes are ${SCOPE_NAMES.join(', ')}.`)
}
