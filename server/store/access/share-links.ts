import { type Instant, instant } from '../../../model/quantity.ts'
import type { AuditedDatabase } from '../audited.ts'

/** Opens one snapshot to whoever holds it. */
export interface ShareLink {
  readonly id: number
  readonly snapshot: string
  /** Who made it; null for the local owner. */
  readonly by: string | null
  readonly madeAt: Instant
  readonly expiresAt: Instant
  readonly usedAt: Instant | null
  readonly revokedAt: Instant | null
}

export interface ShareLinks {
  make(snapshot: string, hash: string, at: Instant, expiresAt: Instant): Promise<ShareLink>
  /** The snapshot that it opens; null when it is unknown, revoked or over. */
  use(hash: string, at: Instant): Promise<string | null>
  /** Newest first. */
  of(snapshot: string): Promise<ShareLink[]>
  /** False when there is none that is still open. */
  revoke(id: number, at: Instant): Promise<boolean>
}

interface ShareLinkRow {
  readonly id: number
  readonly snapshot: string
  readonly handle: string | null
  readonly made_at: number
  readonly expires_at: number
  readonly used_at: number | null
  readonly revoked_at: number | null
}

export const shareLinks = (database: AuditedDatabase): ShareLinks => {
  const of = (snapshot: string): ShareLink[] =>
    database.connection
      .prepare<[string], ShareLinkRow>(
        `SELECT share_link.*, handle FROM share_link LEFT JOIN person ON person.id = person_id
         WHERE snapshot = ? ORDER BY share_link.id DESC`,
      )
      .all(snapshot)
      .map(toShareLink)
  return {
    make: (snapshot, hash, at, expiresAt) =>
      database.change((connection, log) => {
        const id = Number(
          connection
            .prepare('INSERT INTO share_link (hash, snapshot, person_id, made_at, expires_at) VALUES (?, ?, ?, ?, ?)')
            .run(hash, snapshot, database.actor.person, at, expiresAt).lastInsertRowid,
        )
        log({ action: 'made', kind: 'share link', subject: `link ${id}`, after: termsOf(snapshot, expiresAt) })
        const made = of(snapshot).find((link) => link.id === id)
        if (!made) throw new Error(`link ${id} was not kept`)
        return made
      }),
    use: (hash, at) =>
      database.writePassing(
        (connection) =>
          connection
            .prepare<[number, string, number], string>(
              `UPDATE share_link SET used_at = ? WHERE hash = ? AND expires_at > ? AND revoked_at IS NULL
               RETURNING snapshot`,
            )
            .pluck()
            .get(at, hash, at) ?? null,
      ),
    of: (snapshot) => database.read(async () => of(snapshot)),
    revoke: (id, at) =>
      database.change((connection, log) => {
        const before = connection
          .prepare<[number, number], { snapshot: string; expires_at: number }>(
            'UPDATE share_link SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL RETURNING snapshot, expires_at',
          )
          .get(at, id)
        if (!before) return false
        const { snapshot, expires_at } = before
        log({ action: 'removed', kind: 'share link', subject: `link ${id}`, before: termsOf(snapshot, expires_at) })
        return true
      }),
  }
}

/** As the audit log says it. */
const termsOf = (snapshot: string, expiresAt: number) => ({ snapshot, expiresAt: new Date(expiresAt).toISOString() })

const toShareLink = (row: ShareLinkRow): ShareLink => ({
  id: row.id,
  snapshot: row.snapshot,
  by: row.handle,
  madeAt: instant(row.made_at),
  expiresAt: instant(row.expires_at),
  usedAt: row.used_at === null ? null : instant(row.used_at),
  revokedAt: row.revoked_at === null ? null : instant(row.revoked_at),
})
