import { type Instant, instant, MILLISECONDS_PER_MINUTE } from '../../../model/quantity.ts'
import type { AuditedDatabase } from '../audited.ts'
import { type Person, type PersonRow, subjectOf, toPerson } from './people.ts'

/** How often the time of last use is written down: with every request it would be a write for each read. */
export const USED_EVERY = MILLISECONDS_PER_MINUTE

/** A place where somebody is signed in. */
export interface Session {
  readonly id: number
  readonly beganAt: Instant
  readonly usedAt: Instant
  readonly expiresAt: Instant
}

export interface Sessions {
  /** Signs somebody in. */
  begin(person: number, hash: string, at: Instant, expiresAt: Instant): Promise<number>
  /**
   * Whose session this is; null when there is none, it is idle since before `idleSince`, its time is over or the person
   * may not sign in any more. `isStale`: rights changed, and it must get another identifier.
   */
  use(
    hash: string,
    at: Instant,
    idleSince: Instant,
  ): Promise<{ readonly session: Session; readonly person: Person; readonly isStale: boolean } | null>
  /** Gives a session another identifier; the earlier one opens it until `graceUntil`, for requests that are on their way. */
  rotate(id: number, hash: string, graceUntil: Instant): Promise<boolean>
  of(person: number, at: Instant): Promise<Session[]>
  /** False when it is not that person's, or there is none. */
  end(person: number, id: number): Promise<boolean>
  /** Ends all of somebody's but one. Returns how many. */
  endAll(person: number, kept: number | null): Promise<number>
  /** Forgets those whose time is over. */
  forgetOver(at: Instant): Promise<void>
}

type SessionRow = {
  readonly id: number
  readonly person_id: number
  readonly began_at: number
  readonly used_at: number
  readonly expires_at: number
  readonly is_stale: 0 | 1
}

export const sessions = (database: AuditedDatabase): Sessions => ({
  begin: (person, hash, at, expiresAt) =>
    database.change((connection, log) => {
      const id = insertSession(connection, { person, hash, beganAt: at, usedAt: at, expiresAt })
      connection.prepare('UPDATE person SET signed_in_at = ? WHERE id = ?').run(at, person)
      log({ action: 'made', kind: 'session', subject: subjectOf(person), after: { session: id } })
      return id
    }),
  use: async (hash, at, idleSince) => {
    const { connection } = database
    const found = await database.read(async () => {
      const row = connection
        .prepare<[string, number, number], SessionRow>(
          'SELECT * FROM session WHERE hash = ? AND expires_at > ? AND used_at >= ?',
        )
        .get(hash, at, idleSince)
      const person =
        row &&
        connection
          .prepare<[number], PersonRow>(
            'SELECT * FROM person WHERE id = ? AND disabled_at IS NULL AND erased_at IS NULL',
          )
          .get(row.person_id)
      return person ? { row, person } : null
    })
    if (!found) return null
    const { row, person } = found
    if (at - row.used_at >= USED_EVERY) {
      await database.writePassing(() =>
        connection.prepare('UPDATE session SET used_at = ? WHERE id = ?').run(at, row.id),
      )
    }
    return { session: toSession(row), person: toPerson(person), isStale: row.is_stale === 1 }
  },
  rotate: (id, hash, graceUntil) =>
    database.write((connection) => {
      const row = connection
        .prepare<[number], SessionRow>('SELECT * FROM session WHERE id = ? AND is_stale = 1')
        .get(id)
      // Of two requests at once the second finds it done, and goes on under the earlier identifier.
      if (!row) return false
      connection
        .prepare('UPDATE session SET is_stale = 0, expires_at = min(expires_at, ?) WHERE id = ?')
        .run(graceUntil, id)
      insertSession(connection, {
        person: row.person_id,
        hash,
        beganAt: row.began_at,
        usedAt: row.used_at,
        expiresAt: row.expires_at,
      })
      return true
    }),
  of: (person, at) =>
    database.read(async (reader) =>
      (
        await reader
          .selectFrom('session')
          .selectAll()
          .where('person_id', '=', person)
          .where('expires_at', '>', at)
          .orderBy('used_at', 'desc')
          .execute()
      ).map(toSession),
    ),
  end: (person, id) =>
    database.change((connection, log) => {
      const { changes } = connection.prepare('DELETE FROM session WHERE id = ? AND person_id = ?').run(id, person)
      if (changes > 0) log({ action: 'removed', kind: 'session', subject: subjectOf(person), before: { session: id } })
      return changes > 0
    }),
  endAll: (person, kept) =>
    database.change((connection, log) => {
      const { changes } = connection
        .prepare('DELETE FROM session WHERE person_id = ? AND id IS NOT ?')
        .run(person, kept)
      if (changes > 0)
        log({ action: 'removed', kind: 'session', subject: subjectOf(person), before: { sessions: changes } })
      return changes
    }),
  forgetOver: (at) =>
    database.writePassing((connection) => {
      connection.prepare('DELETE FROM session WHERE expires_at <= ?').run(at)
      connection.prepare('DELETE FROM invitation WHERE expires_at <= ?').run(at)
    }),
})

function insertSession(
  connection: AuditedDatabase['connection'],
  row: {
    readonly person: number
    readonly hash: string
    readonly beganAt: number
    readonly usedAt: number
    readonly expiresAt: number
  },
): number {
  return Number(
    connection
      .prepare('INSERT INTO session (hash, person_id, began_at, used_at, expires_at) VALUES (?, ?, ?, ?, ?)')
      .run(row.hash, row.person, row.beganAt, row.usedAt, row.expiresAt).lastInsertRowid,
  )
}

const toSession = (row: Omit<SessionRow, 'is_stale' | 'person_id'>): Session => ({
  id: row.id,
  beganAt: instant(row.began_at),
  usedAt: instant(row.used_at),
  expiresAt: instant(row.expires_at),
})
