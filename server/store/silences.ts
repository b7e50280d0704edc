import type { Statement } from 'better-sqlite3'
import { type Instant, instant } from '../../model/quantity.ts'
import type { StoreDatabase } from './database.ts'

/** A host that asked not to be called before a moment; it holds for every source there, and after a restart. */
export interface HostSilence {
  readonly host: string
  readonly until: Instant
  /** What the host said: "answered 429". */
  readonly reason: string
}

export interface Silences {
  /** Those that have not passed, by host. */
  current(now: Instant): Promise<HostSilence[]>
  /** When the silence of a host ends; null: none. Asked before every request. */
  until(host: string, now: Instant): Promise<Instant | null>
  /**
   * Keeps the later of two ends, and forgets silences that have passed. In this process it holds at once, however long the
   * file is locked.
   */
  keep(silence: HostSilence, now: Instant): Promise<void>
}

export function silences(database: StoreDatabase): Silences {
  let find: Statement<[string, number], number> | null = null
  const beingWritten = new Map<string, Instant>()
  return {
    current: (now) =>
      database.read(async (reader) =>
        (await reader.selectFrom('host_silence').selectAll().where('until', '>', now).orderBy('host').execute()).map(
          ({ host, until, reason }) => ({ host, until: instant(until), reason }),
        ),
      ),
    until: (host, now) =>
      database.read(async () => {
        find ??= database.connection
          .prepare<[string, number], number>('SELECT until FROM host_silence WHERE host = ? AND until > ?')
          .pluck()
        const until = Math.max(find.get(host, now) ?? now, beingWritten.get(host) ?? now)
        return until > now ? instant(until) : null
      }),
    async keep({ host, until, reason }, now) {
      if (until > (beingWritten.get(host) ?? now)) beingWritten.set(host, until)
      await database.write((connection) => {
        connection.prepare('DELETE FROM host_silence WHERE until <= ?').run(now)
        connection
          .prepare(
            `INSERT INTO host_silence (host, until, reason) VALUES (?, ?, ?)
             ON CONFLICT (host) DO UPDATE SET until = excluded.until, reason = excluded.reason
             WHERE excluded.until > until`,
          )
          .run(host, until, reason)
      })
      if (beingWritten.get(host) === until) beingWritten.delete(host)
    },
  }
}
