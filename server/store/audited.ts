import type { AuditAction, AuditKind } from '../../model/contract/audit-kinds.ts'
import type { Instant } from '../../model/quantity.ts'
import type { Actor } from './actor.ts'
import type { Connection } from './connection.ts'
import type { StoreDatabase } from './database.ts'

/** One thing that was changed. */
export interface Change {
  readonly action: AuditAction
  readonly kind: AuditKind
  /** What of its kind: an id or a title. */
  readonly subject: string
  /** JSON; left out where there is nothing to say. */
  readonly before?: unknown
  readonly after?: unknown
}

/** Keeps a change in the audit log, in the transaction that makes it. */
export type Log = (change: Change) => void

/** A database in somebody's hands. */
export interface AuditedDatabase extends StoreDatabase {
  readonly actor: Actor
  /** As `write`, for whatever somebody does rather than a source or a schedule: it says so to `log`. */
  change<Value>(change: (connection: Connection, log: Log) => Value): Promise<Value>
}

export const audited = (database: StoreDatabase, actor: Actor, now: () => Instant): AuditedDatabase => ({
  ...database,
  actor,
  change: (change) => database.write((connection) => change(connection, auditLog(connection, actor, now()))),
})

/** Call what it returns inside a transaction. */
export function auditLog(connection: Connection, { person, name, via }: Actor, at: Instant): Log {
  const insert = connection.prepare(
    'INSERT INTO audit (at, person_id, name, via, action, kind, subject, before, after) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  return ({ action, kind, subject, before, after }) => {
    insert.run(at, person, name, via, action, kind, subject, column(before), column(after))
  }
}

const column = (value: unknown): string | null =>
  value === undefined || value === null ? null : JSON.stringify(value, withoutSecrets)

/** What is encrypted stays where it is used: a log that forgets nothing must not hold even its cipher text. */
const withoutSecrets = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'sealed' in value ? '(secret)' : value
