import type { Selectable } from 'kysely'
import { type Instant, instant } from '../../model/quantity.ts'
import { type AuditedDatabase, auditLog } from './audited.ts'
import type { RunStatus, RunTrigger, SyncRunTable } from './schema.ts'

/** What one sync or import did with the rows it read. */
export interface Run {
  readonly id: number
  readonly source: string
  readonly trigger: RunTrigger
  readonly startedAt: Instant
  /** Null while it is running. */
  readonly finishedAt: Instant | null
  readonly status: RunStatus
  /** Rows read; one row can hold no record, or several. */
  readonly fetched: number
  readonly created: number
  readonly changed: number
  readonly unchanged: number
  /** Records that left the evidence, because the source has them no more or they are something else by now. */
  readonly withdrawn: number
  readonly quarantined: number
  /** Records that no rule and no name brought to a service. */
  readonly unmapped: number
  /** Rows that are no evidence, such as maintenance. */
  readonly dropped: number
  /** The code of what stopped it, such as "timed-out"; null when nothing did. */
  readonly fault: string | null
  readonly error: string | null
}

/** What stopped a run: a code for programs and a sentence for people. */
export interface RunFault {
  readonly code: string
  readonly message: string
}

export interface Runs {
  /** @param isAsked whether the source is asked, and so for all that it has told of until now; left out: yes */
  start(source: string, trigger?: RunTrigger, isAsked?: boolean): Promise<Run>
  /** Ends it as failed when something stopped it, else as succeeded. */
  finish(run: number, fault: RunFault | null): Promise<Run>
  /** Newest first; of one source if `source` is given. */
  list(options?: { readonly source?: string; readonly limit?: number }): Promise<Run[]>
  /** When a source last answered to the end, whatever has been tried since; null when none has. */
  lastSuccess(): Promise<Instant | null>
}

const DEFAULT_LIMIT = 100

export function runs(database: AuditedDatabase, now: () => Instant): Runs {
  const byId = (id: number): Promise<Run> =>
    database.read(async (reader) =>
      toRun(await reader.selectFrom('sync_run').selectAll().where('id', '=', id).executeTakeFirstOrThrow()),
    )
  return {
    async start(source, trigger = 'person', isAsked = true) {
      // The first page that is kept takes it to the disk with it.
      const id = await database.writePassing((connection) => {
        const run = Number(
          connection
            .prepare('INSERT INTO sync_run (source_id, process, started_at, status, trigger) VALUES (?, ?, ?, ?, ?)')
            .run(source, process.pid, now(), 'running' satisfies RunStatus, trigger).lastInsertRowid,
        )
        if (isAsked) connection.prepare('UPDATE source SET told = 0 WHERE id = ?').run(source)
        if (trigger === 'person') {
          auditLog(
            connection,
            database.actor,
            now(),
          )({ action: 'called', kind: 'source', subject: source, after: { run } })
        }
        return run
      })
      return byId(id)
    },
    async finish(run, fault) {
      const status: RunStatus = fault === null ? 'succeeded' : 'failed'
      await database.write((connection) =>
        connection
          .prepare('UPDATE sync_run SET status = ?, finished_at = ?, fault = ?, error = ? WHERE id = ?')
          .run(status, now(), fault?.code ?? null, fault?.message ?? null, run),
      )
      return byId(run)
    },
    lastSuccess: () =>
      database.read(async (reader) => {
        // A long run ends after shorter ones that began later.
        const { at } = await reader
          .selectFrom('sync_run')
          .select(({ fn }) => fn.max('finished_at').as('at'))
          .where('status', '=', 'succeeded')
          .executeTakeFirstOrThrow()
        return at === null ? null : instant(at)
      }),
    list: ({ source, limit = DEFAULT_LIMIT } = {}) =>
      database.read(async (reader) =>
        (
          await reader
            .selectFrom('sync_run')
            .selectAll()
            .$if(source !== undefined, (query) => query.where('source_id', '=', source ?? ''))
            .orderBy('id', 'desc')
            .limit(limit)
            .execute()
        ).map(toRun),
      ),
  }
}

export const toRun = (row: Selectable<SyncRunTable>): Run => ({
  id: row.id,
  source: row.source_id,
  trigger: row.trigger,
  startedAt: instant(row.started_at),
  finishedAt: row.finished_at === null ? null : instant(row.finished_at),
  status: row.status,
  fetched: row.fetched,
  created: row.created,
  changed: row.changed,
  unchanged: row.unchanged,
  withdrawn: row.withdrawn,
  quarantined: row.quarantined,
  unmapped: row.unmapped,
  dropped: row.dropped,
  fault: row.fault,
  error: row.error,
})
