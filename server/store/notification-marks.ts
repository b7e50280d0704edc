import { type Instant, instant } from '../../model/quantity.ts'
import type { StoreDatabase } from './database.ts'

/** Up to when people have seen what concerns them. */
export interface NotificationMarks {
  /** Null where nothing was seen yet. @param person null for the owner of a server without accounts */
  of(person: number | null): Promise<Instant | null>
  /** Keeps the later of two moments. */
  see(person: number | null, until: Instant): Promise<void>
}

/** What somebody has seen changes nothing for anybody else, so that it is not in the audit log. */
export const notificationMarks = (database: StoreDatabase): NotificationMarks => ({
  of: (person) =>
    database.read(async () => {
      const seen = database.connection
        .prepare<[number | null], number>('SELECT seen_at FROM notification_mark WHERE person_id IS ?')
        .pluck()
        .get(person)
      return seen === undefined ? null : instant(seen)
    }),
  see: (person, until) =>
    database.write((connection) => {
      connection
        .prepare(
          `INSERT INTO notification_mark (person_id, seen_at) VALUES (?, ?)
           ON CONFLICT (ifnull(person_id, 0)) DO UPDATE SET seen_at = excluded.seen_at WHERE excluded.seen_at > seen_at`,
        )
        .run(person, until)
    }),
})
