import type { Instant } from '../../../model/quantity.ts'
import type { AuditedDatabase } from '../audited.ts'
import type { Connection } from '../connection.ts'
import { byHandle, insertPerson, type Person, type PersonRow, subjectOf, toPerson } from './people.ts'

/** With which somebody chooses a password, once. */
export interface Invitations {
  /** Keeps an invitation in the place of an earlier one; for the first owner when `person` is null. */
  make(person: number | null, hash: string, expiresAt: Instant): Promise<void>
  /** Whom it is for; "owner" for the first; null when it has expired, was used or never was. */
  find(hash: string, at: Instant): Promise<Person | 'owner' | null>
  /** Uses it up: the person it is for gets the password, or the first owner comes into being. Null as above. */
  accept(
    hash: string,
    password: string,
    owner: { readonly handle: string; readonly name: string },
    at: Instant,
  ): Promise<Person | null>
}

export const invitations = (database: AuditedDatabase): Invitations => ({
  make: (person, hash, expiresAt) =>
    database.change((connection, log) => {
      connection.prepare('DELETE FROM invitation WHERE person_id IS ?').run(person)
      connection
        .prepare('INSERT INTO invitation (hash, person_id, expires_at) VALUES (?, ?, ?)')
        .run(hash, person, expiresAt)
      const subject = person === null ? 'the first owner' : subjectOf(person)
      log({ action: 'made', kind: 'invitation', subject, after: { expiresAt: new Date(expiresAt).toISOString() } })
    }),
  find: (hash, at) => database.read(async () => invitedBy(database.connection, hash, at)?.whom ?? null),
  accept: (hash, password, owner, at) =>
    database.change((connection, log) => {
      const invitation = invitedBy(connection, hash, at)
      if (!invitation) return null
      const { whom, expiresAt } = invitation
      if (whom === 'owner' && byHandle(connection, owner.handle)) return null
      const person = whom === 'owner' ? insertPerson(connection, log, { ...owner, role: 'admin' }, at) : whom
      connection.prepare('DELETE FROM invitation WHERE hash = ?').run(hash)
      connection.prepare('UPDATE person SET password = ? WHERE id = ?').run(password, person.id)
      connection.prepare('DELETE FROM session WHERE person_id = ?').run(person.id)
      const before = { expiresAt: new Date(expiresAt).toISOString() }
      log({ action: 'removed', kind: 'invitation', subject: subjectOf(person.id), before, after: { accepted: true } })
      return person
    }),
})

function invitedBy(connection: Connection, hash: string, at: Instant) {
  const invitation = connection
    .prepare<[string, number], { person_id: number | null; expires_at: number }>(
      'SELECT person_id, expires_at FROM invitation WHERE hash = ? AND expires_at > ?',
    )
    .get(hash, at)
  if (!invitation) return null
  const { person_id, expires_at: expiresAt } = invitation
  if (person_id === null) return { whom: 'owner' as const, expiresAt }
  const row = connection
    .prepare<[number], PersonRow>('SELECT * FROM person WHERE id = ? AND disabled_at IS NULL AND erased_at IS NULL')
    .get(person_id)
  return row ? { whom: toPerson(row), expiresAt } : null
}
