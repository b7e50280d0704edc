import type { Role } from '../../../model/contract/roles.ts'
import { type Instant, instant } from '../../../model/quantity.ts'
import type { AuditedDatabase, Log } from '../audited.ts'
import type { Connection } from '../connection.ts'
import type { PersonTable } from '../schema.ts'

/** Somebody who may sign in. */
export interface Person {
  readonly id: number
  readonly handle: string
  readonly name: string
  readonly role: Role
  /** Signs in with a password that Leverage checks. */
  readonly hasPassword: boolean
  /** An identity provider says who this is. */
  readonly isProvided: boolean
  readonly createdAt: Instant
  readonly signedInAt: Instant | null
  readonly disabledAt: Instant | null
  /** Only the number is left of them. */
  readonly erasedAt: Instant | null
}

export interface NewPerson {
  readonly handle: string
  readonly name: string
  readonly role: Role
}

/** Who an identity provider says somebody is. */
export interface Identity {
  readonly issuer: string
  readonly subject: string
}

export interface PersonChange {
  readonly name?: string | undefined
  readonly role?: Role | undefined
  readonly disabled?: boolean | undefined
}

export interface People {
  /** Whether anybody can sign in, or ever could: from then on nobody is taken for the owner of this machine. */
  any(): Promise<boolean>
  /** By handle, the erased ones left out. */
  all(): Promise<Person[]>
  find(handle: string): Promise<Person | null>
  byIdentity(identity: Identity): Promise<Person | null>
  /** The hash that a password is held against; null where the person signs in otherwise, or there is none. */
  passwordOf(handle: string): Promise<string | null>
  /** Null when the handle is taken. */
  add(person: NewPerson, at: Instant, identity?: Identity): Promise<Person | null>
  /**
   * Whoever is disabled has no session any more; other rights mean other sessions. "last admin" when nobody would be left
   * who may do this; null when there is no such person.
   */
  change(handle: string, change: PersonChange, at: Instant): Promise<Person | 'last admin' | null>
  /** Ends every session but the one that is named. */
  setPassword(person: number, hash: string, keptSession: number | null): Promise<void>
}

export const people = (database: AuditedDatabase): People => ({
  any: () =>
    database.read(async (reader) => {
      const found = await reader
        .selectFrom('person')
        .select('id')
        .where((or) =>
          or.or([or('password', 'is not', null), or('issuer', 'is not', null), or('erased_at', 'is not', null)]),
        )
        .limit(1)
        .execute()
      return found.length > 0
    }),
  all: () =>
    database.read(async (reader) =>
      (await reader.selectFrom('person').selectAll().where('erased_at', 'is', null).orderBy('handle').execute()).map(
        toPerson,
      ),
    ),
  find: (handle) => database.read(async () => byHandle(database.connection, handle)),
  byIdentity: ({ issuer, subject }) =>
    database.read(async (reader) => {
      const row = await reader
        .selectFrom('person')
        .selectAll()
        .where('issuer', '=', issuer)
        .where('subject', '=', subject)
        .executeTakeFirst()
      return row ? toPerson(row) : null
    }),
  passwordOf: (handle) =>
    database.read(async (reader) => {
      const row = await reader.selectFrom('person').select('password').where('handle', '=', handle).executeTakeFirst()
      return row?.password ?? null
    }),
  add: (person, at, identity) =>
    database.change((connection, log) =>
      byHandle(connection, person.handle) ? null : insertPerson(connection, log, person, at, identity),
    ),
  change: (handle, change, at) =>
    database.change((connection, log) => {
      const before = byHandle(connection, handle)
      if (!before || before.erasedAt !== null) return null
      const role = change.role ?? before.role
      const disabledAt =
        change.disabled === undefined ? before.disabledAt : change.disabled ? (before.disabledAt ?? at) : null
      if (isLastAdmin(connection, before) && (role !== 'admin' || disabledAt !== null)) return 'last admin'
      const isRenamed = change.name !== undefined && change.name !== before.name
      connection
        .prepare('UPDATE person SET name = ?, role = ?, disabled_at = ? WHERE id = ?')
        .run(change.name ?? before.name, role, disabledAt, before.id)
      if (disabledAt !== null) connection.prepare('DELETE FROM session WHERE person_id = ?').run(before.id)
      else if (role !== before.role)
        connection.prepare('UPDATE session SET is_stale = 1 WHERE person_id = ?').run(before.id)
      log({
        action: 'changed',
        kind: 'person',
        subject: subjectOf(before.id),
        before: rightsOf(before),
        // That there is another name, not which: the log gives none up when a person is erased.
        after: { ...rightsOf({ role, disabledAt }), ...(isRenamed && { name: '(another one)' }) },
      })
      return byHandle(connection, handle)
    }),
  setPassword: (person, hash, keptSession) =>
    database.change((connection, log) => {
      const hadOne = connection
        .prepare<[number], number>('SELECT password IS NOT NULL FROM person WHERE id = ?')
        .pluck()
        .get(person)
      connection.prepare('UPDATE person SET password = ? WHERE id = ?').run(hash, person)
      connection.prepare('DELETE FROM session WHERE person_id = ? AND id IS NOT ?').run(person, keptSession)
      const before = { password: hadOne ? '(one)' : null }
      log({
        action: 'changed',
        kind: 'person',
        subject: subjectOf(person),
        before,
        after: { password: '(another one)' },
      })
    }),
})

/** How the audit log names somebody: by number, so that it holds no name. */
export const subjectOf = (person: number): string => `person ${person}`

const rightsOf = ({ role, disabledAt }: Pick<Person, 'role' | 'disabledAt'>) => ({
  role,
  disabled: disabledAt !== null,
})

/** Call it inside a transaction. */
export function insertPerson(
  connection: Connection,
  log: Log,
  { handle, name, role }: NewPerson,
  at: Instant,
  identity?: Identity,
): Person {
  connection
    .prepare('INSERT INTO person (handle, name, role, issuer, subject, created_at) VALUES (?, ?, ?, ?, ?, ?)')
    .run(handle, name, role, identity?.issuer ?? null, identity?.subject ?? null, at)
  const person = byHandle(connection, handle)
  if (!person) throw new Error(`${handle} was not kept`)
  log({ action: 'made', kind: 'person', subject: subjectOf(person.id), after: rightsOf(person) })
  return person
}

/** Whether nobody else can look after people. Call it inside a transaction. */
export function isLastAdmin(connection: Connection, { id, role, disabledAt }: Person): boolean {
  if (role !== 'admin' || disabledAt !== null) return false
  const others = connection
    .prepare<[number], number>(
      `SELECT count(*) FROM person WHERE role = 'admin' AND disabled_at IS NULL AND erased_at IS NULL AND id <> ?
         AND (password IS NOT NULL OR issuer IS NOT NULL)`,
    )
    .pluck()
    .get(id)
  return others === 0
}

export function byHandle(connection: Connection, handle: string): Person | null {
  const row = connection.prepare<[string], PersonRow>('SELECT * FROM person WHERE handle = ?').get(handle)
  return row ? toPerson(row) : null
}

export type PersonRow = Omit<PersonTable, 'id'> & { readonly id: number }

export const toPerson = (row: PersonRow): Person => ({
  id: row.id,
  handle: row.handle,
  name: row.name,
  role: row.role,
  hasPassword: row.password !== null,
  isProvided: row.issuer !== null,
  createdAt: instant(row.created_at),
  signedInAt: row.signed_in_at === null ? null : instant(row.signed_in_at),
  disabledAt: row.disabled_at === null ? null : instant(row.disabled_at),
  erasedAt: row.erased_at === null ? null : instant(row.erased_at),
})
