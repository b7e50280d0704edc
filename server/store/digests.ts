import { type Instant, instant } from '../../model/quantity.ts'
import type { AuditedDatabase } from './audited.ts'
import type { Connection } from './connection.ts'

/** Where the digest is sent, and when. */
export interface DigestHook {
  /** Encrypted, as the vault gives it. */
  readonly address: { readonly sealed: string }
  readonly host: string
  /** A cron pattern in UTC. */
  readonly schedule: string
  readonly lens: string | null
  readonly setAt: Instant
}

/** How sending it went. */
export interface DigestDelivery {
  readonly id: number
  readonly sentAt: Instant
  readonly ok: boolean
  readonly detail: string
}

/** Where the weekly digest goes, and how that went. */
export interface Digests {
  /** Null where it is switched off. */
  hook(): Promise<DigestHook | null>
  set(hook: DigestHook): Promise<void>
  /** False when it was off already. */
  unset(): Promise<boolean>
  /** The newest first. */
  deliveries(most: number): Promise<DigestDelivery[]>
  /** Keeps how a delivery went, and forgets those of long ago; asked for by somebody rather than due, the audit log says so. */
  keep(delivery: Omit<DigestDelivery, 'id'>, isAsked: boolean): Promise<void>
}

/** Deliveries that are kept: two years of weeks. */
const KEPT = 104

interface HookRow {
  readonly address: string
  readonly host: string
  readonly schedule: string
  readonly lens: string | null
  readonly set_at: number
}

export const digests = (database: AuditedDatabase): Digests => ({
  hook: () => database.read(async () => hookOf(database.connection)),
  set: (hook) =>
    database.change((connection, log) => {
      const before = hookOf(connection)
      connection
        .prepare(
          `INSERT INTO digest_hook (id, address, host, schedule, lens, set_at) VALUES (1, ?, ?, ?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET address = excluded.address, host = excluded.host, schedule = excluded.schedule,
             lens = excluded.lens, set_at = excluded.set_at`,
        )
        .run(hook.address.sealed, hook.host, hook.schedule, hook.lens, hook.setAt)
      log({
        action: before ? 'changed' : 'made',
        kind: 'digest',
        subject: hook.host,
        before: told(before),
        after: told(hook),
      })
    }),
  unset: () =>
    database.change((connection, log) => {
      const before = hookOf(connection)
      if (!before) return false
      connection.prepare('DELETE FROM digest_hook').run()
      log({ action: 'removed', kind: 'digest', subject: before.host, before: told(before) })
      return true
    }),
  deliveries: (most) =>
    database.read(async () =>
      database.connection
        .prepare<[number], { id: number; sent_at: number; ok: number; detail: string }>(
          'SELECT * FROM digest_delivery ORDER BY id DESC LIMIT ?',
        )
        .all(most)
        .map(({ id, sent_at, ok, detail }) => ({ id, sentAt: instant(sent_at), ok: ok === 1, detail })),
    ),
  keep: ({ sentAt, ok, detail }, isAsked) =>
    database.change((connection, log) => {
      connection
        .prepare('INSERT INTO digest_delivery (sent_at, ok, detail) VALUES (?, ?, ?)')
        .run(sentAt, ok ? 1 : 0, detail)
      connection.prepare('DELETE FROM digest_delivery WHERE id <= (SELECT max(id) FROM digest_delivery) - ?').run(KEPT)
      if (isAsked)
        log({ action: 'called', kind: 'digest', subject: hookOf(connection)?.host ?? 'nowhere', after: { ok, detail } })
    }),
})

/** As the audit log says it: the address is a secret. */
const told = (hook: DigestHook | null) => hook && { host: hook.host, schedule: hook.schedule, lens: hook.lens }

function hookOf(connection: Connection): DigestHook | null {
  const row = connection.prepare<[], HookRow>('SELECT * FROM digest_hook').get()
  if (!row) return null
  return {
    address: { sealed: row.address },
    host: row.host,
    schedule: row.schedule,
    lens: row.lens,
    setAt: instant(row.set_at),
  }
}
