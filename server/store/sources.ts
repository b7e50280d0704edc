import { type Instant, instant } from '../../model/quantity.ts'
import type { AuditedDatabase } from './audited.ts'
import type { Connection } from './connection.ts'
import type { StoreDatabase } from './database.ts'
import { bumpEvidenceVersion } from './evidence-version.ts'
import { parsed } from './json-column.ts'
import { type Run, toRun } from './runs.ts'
import type { SourceTable } from './schema.ts'

/** A source as somebody set it up. */
export interface SourceSetup {
  readonly id: string
  /** The connector: "statuspage". */
  readonly type: string
  readonly title: string
  /** What the connector pulls with, secrets as ${NAME} references; null: rows come from files only. Left out: as it is. */
  readonly config?: unknown
  /** A cron pattern; null: only when asked. Left out: as it is. */
  readonly schedule?: string | null
  /** Something else is asked for than before: the next pull begins at the beginning. */
  readonly startsOver?: boolean
}

export interface StoredSource {
  readonly id: string
  readonly type: string
  readonly title: string
  readonly config: unknown
  /** The configuration file describes it, so only that file can change it. */
  readonly configuredByFile: boolean
  readonly schedule: string | null
  readonly paused: boolean
  /** Until when another process may not call it; null when none does. */
  readonly leasedUntil: Instant | null
  /** Where the next pull goes on from; null before the first page. */
  readonly cursor: unknown
  /** The span in which its pages would have shown every incident; null when no page said. */
  readonly coveredFrom: Instant | null
  readonly coveredTo: Instant | null
  /** Rows of evidence that it gave. */
  readonly rows: number
  readonly quarantined: number
  readonly lastRun: Run | null
}

export interface Sources {
  /** Makes the source known, or brings title and config up to date. What it has given, its cursor and coverage stay. */
  upsert(setup: SourceSetup): Promise<void>
  /** Null when there is none of this id. */
  find(id: string): Promise<StoredSource | null>
  /** By id. */
  all(): Promise<StoredSource[]>
  /** Stops or resumes its schedule. */
  pause(id: string, paused: boolean): Promise<void>
  /** Forgets it with everything that it gave. */
  remove(id: string): Promise<void>
}

export const sources = (database: AuditedDatabase): Sources => ({
  upsert: ({ id, type, title, config, schedule, startsOver }) =>
    database.change((connection, log) => {
      const before = statedOf(connection, id)
      connection
        .prepare(
          `INSERT INTO source (id, type, title) VALUES (?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET type = excluded.type, title = excluded.title`,
        )
        .run(id, type, title)
      if (config !== undefined) {
        connection.prepare('UPDATE source SET config = ? WHERE id = ?').run(configColumn(config), id)
      }
      if (schedule !== undefined) {
        connection.prepare('UPDATE source SET schedule = ? WHERE id = ?').run(schedule, id)
      }
      if (startsOver) connection.prepare('UPDATE source SET cursor = NULL WHERE id = ?').run(id)
      log({
        action: before === null ? 'made' : 'changed',
        kind: 'source',
        subject: id,
        before,
        after: statedOf(connection, id),
      })
      bumpEvidenceVersion(connection)
    }),
  pause: (id, paused) =>
    database.change((connection, log) => {
      const { changes } = connection
        .prepare('UPDATE source SET paused = ? WHERE id = ? AND paused <> ?')
        .run(paused ? 1 : 0, id, paused ? 1 : 0)
      if (changes === 0) return
      log({ action: 'changed', kind: 'source', subject: id, before: { paused: !paused }, after: { paused } })
    }),
  remove: (id) =>
    database.change((connection, log) => {
      const before = statedOf(connection, id)
      connection.prepare('DELETE FROM source WHERE id = ?').run(id)
      log({ action: 'removed', kind: 'source', subject: id, before })
      bumpEvidenceVersion(connection)
    }),
  find: async (id) => (await readSources(database, id))[0] ?? null,
  all: () => readSources(database),
})

/** What somebody stated of a source, for the audit log; null when there is none of this id. */
function statedOf(connection: Connection, id: string): object | null {
  const row = connection
    .prepare<[string], { type: string; title: string; config: string | null; schedule: string | null }>(
      'SELECT type, title, config, schedule FROM source WHERE id = ?',
    )
    .get(id)
  return row ? { ...row, config: row.config === null ? null : parsed(row.config, 'source.config') } : null
}

export const configColumn = (config: unknown): string | null =>
  config === null || config === undefined ? null : JSON.stringify(config)

const readSources = (database: StoreDatabase, only?: string): Promise<StoredSource[]> =>
  database.read(async (reader) => {
    const rows = await reader
      .selectFrom('source')
      .selectAll()
      .select((source) => [
        source
          .selectFrom('evidence')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .whereRef('evidence.source_id', '=', 'source.id')
          .as('rows'),
        source
          .selectFrom('quarantine')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .whereRef('quarantine.source_id', '=', 'source.id')
          .as('quarantined'),
      ])
      .$if(only !== undefined, (query) => query.where('id', '=', only ?? ''))
      .orderBy('id')
      .execute()
    const lastRuns = await reader
      .selectFrom('sync_run')
      .selectAll()
      .where('id', 'in', ({ selectFrom }) =>
        selectFrom('sync_run as newest')
          .select(({ fn }) => fn.max('newest.id').as('id'))
          .groupBy('newest.source_id'),
      )
      .execute()
    const lastRunOf = new Map(lastRuns.map((row) => [row.source_id, toRun(row)]))
    return rows.map((row) => toSource(row, row.rows ?? 0, row.quarantined ?? 0, lastRunOf.get(row.id) ?? null))
  })

const toSource = (row: SourceTable, rows: number, quarantined: number, lastRun: Run | null): StoredSource => ({
  id: row.id,
  type: row.type,
  title: row.title,
  config: row.config === null ? null : parsed(row.config, 'source.config'),
  configuredByFile: row.configured_by_file === 1,
  schedule: row.schedule,
  paused: row.paused === 1,
  leasedUntil: row.lease_until === null ? null : instant(row.lease_until),
  cursor: row.cursor === null ? null : parsed(row.cursor, 'source.cursor'),
  coveredFrom: row.covered_from === null ? null : instant(row.covered_from),
  coveredTo: row.covered_to === null ? null : instant(row.covered_to),
  rows,
  quarantined,
  lastRun,
})
