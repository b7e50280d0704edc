import { z } from 'zod'
import { type Scope, scopeSchema } from '../../../model/contract/access.ts'
import type { Role } from '../../../model/contract/roles.ts'
import { type Instant, instant } from '../../../model/quantity.ts'
import type { AuditedDatabase } from '../audited.ts'
import { checkedColumn } from '../json-column.ts'
import type { Schema } from '../schema.ts'
import { type Person, type PersonRow, toPerson } from './people.ts'
import { USED_EVERY } from './sessions.ts'

/** What a program signs in with. */
export interface Token {
  readonly id: number
  readonly title: string
  readonly role: Role
  readonly scopes: readonly Scope[]
  readonly owner: string
  readonly madeAt: Instant
  readonly expiresAt: Instant
  readonly usedAt: Instant | null
  readonly revokedAt: Instant | null
}

export interface NewToken {
  readonly title: string
  readonly role: Role
  readonly scopes: readonly Scope[]
  readonly expiresAt: Instant
}

export interface Tokens {
  make(person: number, hash: string, token: NewToken, at: Instant): Promise<Token>
  /** The token and its owner; null when it is unknown, revoked or over, or the owner may not sign in any more. */
  use(hash: string, at: Instant): Promise<{ readonly token: Token; readonly person: Person } | null>
  /** Newest first; of one person, or of all. */
  list(person?: number): Promise<Token[]>
  /** False when there is none, or it is not that person's. */
  revoke(id: number, person: number | null, at: Instant): Promise<boolean>
}

type TokenRow = Omit<Schema['token'], 'id'> & { readonly id: number; readonly handle: string }

export const tokens = (database: AuditedDatabase): Tokens => {
  const list = (person?: number): Token[] =>
    database.connection
      .prepare<[number | null, number | null], TokenRow>(
        `SELECT token.*, handle FROM token JOIN person ON person.id = person_id
         WHERE ? IS NULL OR person_id = ? ORDER BY token.id DESC`,
      )
      .all(person ?? null, person ?? null)
      .map(toToken)
  return {
    make: (person, hash, { title, role, scopes, expiresAt }, at) =>
      database.change((connection, log) => {
        const id = Number(
          connection
            .prepare(
              'INSERT INTO token (hash, person_id, title, role, scopes, made_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
            )
            .run(hash, person, title, role, JSON.stringify(scopes), at, expiresAt).lastInsertRowid,
        )
        const made = list(person).find((token) => token.id === id)
        if (!made) throw new Error(`token ${id} was not kept`)
        log({ action: 'made', kind: 'token', subject: `token ${id}`, after: termsOf(made) })
        return made
      }),
    use: async (hash, at) => {
      const { connection } = database
      const found = await database.read(async () => {
        const row = connection
          .prepare<[string, number], TokenRow>(
            `SELECT token.*, handle FROM token JOIN person ON person.id = person_id
             WHERE hash = ? AND expires_at > ? AND revoked_at IS NULL AND disabled_at IS NULL AND erased_at IS NULL`,
          )
          .get(hash, at)
        const person =
          row && connection.prepare<[number], PersonRow>('SELECT * FROM person WHERE id = ?').get(row.person_id)
        return person ? { token: toToken(row), person: toPerson(person) } : null
      })
      if (found && at - (found.token.usedAt ?? 0) >= USED_EVERY) {
        await database.writePassing(() =>
          connection.prepare('UPDATE token SET used_at = ? WHERE id = ?').run(at, found.token.id),
        )
      }
      return found
    },
    list: (person) => database.read(async () => list(person)),
    revoke: (id, person, at) =>
      database.change((connection, log) => {
        const before = list(person ?? undefined).find((token) => token.id === id && token.revokedAt === null)
        if (!before) return false
        connection.prepare('UPDATE token SET revoked_at = ? WHERE id = ?').run(at, id)
        log({ action: 'removed', kind: 'token', subject: `token ${id}`, before: termsOf(before) })
        return true
      }),
  }
}

/** As the audit log says it. */
const termsOf = ({ title, role, scopes, expiresAt }: NewToken) => ({
  title,
  role,
  scopes,
  expiresAt: new Date(expiresAt).toISOString(),
})

const toToken = (row: TokenRow): Token => ({
  id: row.id,
  title: row.title,
  role: row.role,
  scopes: checkedColumn(row.scopes, 'token.scopes', z.array(scopeSchema)),
  owner: row.handle,
  madeAt: instant(row.made_at),
  expiresAt: instant(row.expires_at),
  usedAt: row.used_at === null ? null : instant(row.used_at),
  revokedAt: row.revoked_at === null ? null : instant(row.revoked_at),
})
