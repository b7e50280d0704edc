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
  /** Keeps the later of two ends, and forgets silences that have passed. */
  keep(silence: HostSilence, now: Instant): Promise<void>
}

export const silences = (database: StoreDatabase): Silences => ({
  current: (now) =>
    database.read(async (reader) =>
      (await reader.selectFrom('host_silence').selectAll().where('until', '>', now).orderBy('host').execute()).map(
        ({ host, until, reason }) => ({ host, until: instant(until), reason }),
      ),
    ),
  keep: ({ host, until, reason }, now) =>
    database.write((connection) => {
      connection.prepare('DELETE FROM host_silence WHERE until <= ?').run(now)
      connection
        .prepare(
          `INSERT INTO host_silence (host, until, reason) VALUES (?, ?, ?)
           ON CONFLICT (host) DO UPDATE SET until = excluded.until, reason = excluded.reason
           WHERE excluded.until > until`,
        )
        .run(host, until, reason)
    }),
})
