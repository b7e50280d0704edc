import { type Instant, instant } from '../../model/quantity.ts'
import type { StoreDatabase } from './database.ts'

/** A source that is called by itself, and what decides when. */
export interface ScheduledSource {
  readonly id: string
  /** A cron pattern; null: only when asked, or when it tells of a change. */
  readonly schedule: string | null
  readonly paused: boolean
  /** Until when another process may not call it; null when none does. */
  readonly leasedUntil: Instant | null
  /** When its last run began; null when it never ran. */
  readonly lastStartedAt: Instant | null
  /** Whether it has told of a change since it was last asked. */
  readonly hasTold: boolean
}

export interface Schedules {
  /** Every source that has an address, and a schedule or a way to tell of changes. Cheap: it counts nothing. */
  all(): Promise<ScheduledSource[]>
}

interface ScheduleRow {
  readonly id: string
  readonly schedule: string | null
  readonly paused: number
  readonly lease_until: number | null
  readonly last_started_at: number | null
  readonly told: number
}

export const schedules = (database: StoreDatabase): Schedules => ({
  all: () =>
    database.read(async () =>
      database.connection
        .prepare<[], ScheduleRow>(
          `SELECT id, schedule, paused, lease_until, told,
             (SELECT started_at FROM sync_run WHERE source_id = source.id ORDER BY sync_run.id DESC LIMIT 1) AS last_started_at
           FROM source WHERE config IS NOT NULL AND (schedule IS NOT NULL OR told = 1) ORDER BY id`,
        )
        .all()
        .map(({ id, schedule, paused, lease_until, last_started_at, told }) => ({
          id,
          schedule,
          paused: paused === 1,
          leasedUntil: orNull(lease_until),
          lastStartedAt: orNull(last_started_at),
          hasTold: told === 1,
        })),
    ),
})

const orNull = (moment: number | null): Instant | null => (moment === null ? null : instant(moment))
