import { type Instant, instant } from '../../model/quantity.ts'
import type { Rejection } from '../sources/record.ts'
import type { AuditedDatabase } from './audited.ts'
import type { Connection } from './connection.ts'
import { bumpEvidenceVersion } from './evidence-version.ts'
import { parsed } from './json-column.ts'

/** A row that could not be understood, and why. */
export interface QuarantinedRow {
  readonly id: number
  readonly source: string
  /** The run that put it aside, or saw it last. */
  readonly run: number
  readonly location: string
  /** Null when the row does not tell. */
  readonly externalId: string | null
  readonly reason: string
  readonly raw: string
  /** What its source must know beside the row itself to map it again; null when nothing. */
  readonly origin: unknown
  readonly seenAt: Instant
}

export interface Quarantine {
  /** Newest first; of one source, or only what one run put aside or saw again. */
  list(options?: {
    readonly source?: string
    readonly run?: number
    readonly ids?: readonly number[]
    readonly limit?: number
    readonly offset?: number
  }): Promise<QuarantinedRow[]>
  count(source?: string): Promise<number>
  /** Forgets one row for good; false when it is not there any more. */
  dismiss(id: number): Promise<boolean>
}

const DEFAULT_LIMIT = 100

export const quarantine = (database: AuditedDatabase): Quarantine => ({
  list: ({ source, run, ids, limit = DEFAULT_LIMIT, offset = 0 } = {}) =>
    database.read(async (reader) => {
      const rows = await reader
        .selectFrom('quarantine')
        .selectAll()
        .$if(source !== undefined, (query) => query.where('source_id', '=', source ?? ''))
        .$if(run !== undefined, (query) => query.where('run_id', '=', run ?? 0))
        .$if(ids !== undefined, (query) => query.where('id', 'in', ids ?? []))
        .orderBy('id', 'desc')
        .limit(limit)
        .offset(offset)
        .execute()
      return rows.map((row) => ({
        id: row.id,
        source: row.source_id,
        run: row.run_id,
        location: row.location,
        externalId: row.external_id === '' ? null : row.external_id,
        reason: row.reason,
        raw: row.raw,
        origin: row.origin === null ? null : parsed(row.origin, 'quarantine.origin'),
        seenAt: instant(row.seen_at),
      }))
    }),
  count: (source) =>
    database.read(async (reader) => {
      const { count } = await reader
        .selectFrom('quarantine')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .$if(source !== undefined, (query) => query.where('source_id', '=', source ?? ''))
        .executeTakeFirstOrThrow()
      return count
    }),
  dismiss: (id) =>
    database.change((connection, log) => {
      const before = connection
        .prepare<[number], { source_id: string; location: string; reason: string }>(
          'DELETE FROM quarantine WHERE id = ? RETURNING source_id, location, reason',
        )
        .get(id)
      if (!before) return false
      log({ action: 'removed', kind: 'quarantine', subject: `${before.source_id} ${before.location}`, before })
      bumpEvidenceVersion(connection)
      return true
    }),
})

interface QuarantineWriter {
  /** Lets go of these rows, by number. Returns how many were there. */
  remove(ids: readonly number[]): number
  /** Keeps a rejected row once, however often and wherever in the source it is seen again. */
  add(source: string, run: number, rejection: Rejection, seenAt: Instant): void
  /** Lets go of what was at places that map well in this run, and of rows of earlier runs by identifier. Returns how many. */
  release(source: string, run: number, locations: readonly string[], externalIds: readonly string[]): number
}

export function quarantineWriter(connection: Connection): QuarantineWriter {
  // The same row at another place in a later run: feeds move rows down, people insert lines.
  const forgetMoved = connection.prepare<[string, string, number]>(
    "DELETE FROM quarantine WHERE source_id = ? AND external_id = ? AND external_id <> '' AND run_id <> ?",
  )
  const add = connection.prepare<[string, number, string, string, string, string, string | null, number]>(
    `INSERT INTO quarantine (source_id, run_id, location, external_id, reason, raw, origin, seen_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (source_id, location, external_id)
     DO UPDATE SET run_id = excluded.run_id, reason = excluded.reason, raw = excluded.raw, origin = excluded.origin,
       seen_at = excluded.seen_at`,
  )
  const any = connection.prepare<[string]>('SELECT 1 FROM quarantine WHERE source_id = ? LIMIT 1')
  const releaseLocation = connection.prepare<[string, string]>(
    'DELETE FROM quarantine WHERE source_id = ? AND location = ?',
  )
  // Not those of this run: a file can hold a good and a bad row of one identifier, and both are news.
  const releaseExternalId = connection.prepare<[string, string, number]>(
    'DELETE FROM quarantine WHERE source_id = ? AND external_id = ? AND run_id <> ?',
  )
  const removeOne = connection.prepare<[number]>('DELETE FROM quarantine WHERE id = ?')
  return {
    remove: (ids) => ids.reduce((sum, id) => sum + removeOne.run(id).changes, 0),
    add(source, run, { location, externalId, reason, raw, origin }, seenAt) {
      forgetMoved.run(source, externalId ?? '', run)
      const kept = origin === undefined ? null : JSON.stringify(origin)
      add.run(source, run, location, externalId ?? '', reason, raw, kept, seenAt)
    },
    release(source, run, locations, externalIds) {
      if (any.get(source) === undefined) return 0
      let released = 0
      for (const location of locations) released += releaseLocation.run(source, location).changes
      for (const externalId of externalIds) released += releaseExternalId.run(source, externalId, run).changes
      return released
    },
  }
}
