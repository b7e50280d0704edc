import { type Instant, instant } from '../../model/quantity.ts'
import type { AuditedDatabase } from './audited.ts'
import type { Connection } from './connection.ts'
import type { Lease } from './leases.ts'

/** With what comments on issues are written. */
export interface IssueWriter {
  /** Encrypted, as the vault gives it. */
  readonly token: { readonly sealed: string }
  /** Of GitHub Enterprise; null: github.com. */
  readonly server: string | null
  readonly setAt: Instant
}

/** Whether comments on issues are written, with what, and by which process. */
export interface IssueWriters {
  /** Null where it is switched off. */
  current(): Promise<IssueWriter | null>
  /** Switches it on; what had failed is tried again. */
  set(writer: IssueWriter): Promise<void>
  /** False when it was off already. */
  unset(): Promise<boolean>
  /** Takes or extends the right to write. False when somebody else's has not run out, or all is switched off. */
  claim(lease: Lease, now: Instant): Promise<boolean>
  release(holder: string): Promise<void>
}

export const issueWriters = (database: AuditedDatabase): IssueWriters => ({
  current: () => database.read(async () => writerOf(database.connection)),
  set: (writer) =>
    database.change((connection, log) => {
      const before = writerOf(connection)
      connection
        .prepare(
          `INSERT INTO issue_writer (id, token, server, set_at) VALUES (1, ?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET token = excluded.token, server = excluded.server, set_at = excluded.set_at`,
        )
        .run(writer.token.sealed, writer.server, writer.setAt)
      connection.prepare("UPDATE issue_link SET retry_at = NULL, failures = 0 WHERE state = 'failed'").run()
      log({
        action: before ? 'changed' : 'made',
        kind: 'issue comments',
        subject: writer.server ?? 'github.com',
        before: before && { server: before.server },
        after: { server: writer.server },
      })
    }),
  unset: () =>
    database.change((connection, log) => {
      const before = writerOf(connection)
      if (!before) return false
      connection.prepare('DELETE FROM issue_writer').run()
      const subject = before.server ?? 'github.com'
      log({ action: 'removed', kind: 'issue comments', subject, before: { server: before.server } })
      return true
    }),
  claim: ({ holder, until }, now) =>
    database.write(
      (connection) =>
        connection
          .prepare(
            `UPDATE issue_writer SET lease_holder = ?, lease_until = ?
             WHERE lease_until IS NULL OR lease_until <= ? OR lease_holder = ?`,
          )
          .run(holder, until, now, holder).changes === 1,
    ),
  release: (holder) =>
    database.write((connection) => {
      connection
        .prepare('UPDATE issue_writer SET lease_holder = NULL, lease_until = NULL WHERE lease_holder = ?')
        .run(holder)
    }),
})

function writerOf(connection: Connection): IssueWriter | null {
  const row = connection
    .prepare<[], { token: string; server: string | null; set_at: number }>(
      'SELECT token, server, set_at FROM issue_writer',
    )
    .get()
  return row ? { token: { sealed: row.token }, server: row.server, setAt: instant(row.set_at) } : null
}
