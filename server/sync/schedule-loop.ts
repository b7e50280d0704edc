import type { Instant } from '../../model/quantity.ts'
import { nextRun } from '../sources/schedule.ts'
import type { ScheduledSource } from '../store/schedules.ts'
import type { Store } from '../store/store.ts'
import { giveWay } from './give-way.ts'
import type { SyncLog } from './sync-options.ts'

/** Milliseconds between two looks at what is due; a schedule is kept to the minute. */
const LOOK_EVERY = 5_000

interface ScheduleOptions {
  readonly store: Store
  readonly now: () => Instant
  readonly log: SyncLog
  readonly call: (source: string, trigger: 'schedule' | 'webhook') => Promise<unknown>
}

/** Calls every source that is due, again and again, until stopped. What fails is told and tried again at the next look. */
export function scheduleLoop({ store, now, log, call }: ScheduleOptions) {
  let timer: NodeJS.Timeout | null = null
  let looking: Promise<void> = Promise.resolve()

  async function look(): Promise<void> {
    try {
      for (const source of await store.schedules.all()) {
        const trigger = dueBy(source, now())
        if (trigger === null) continue
        // How a run begins is one turn of the loop: those of several at once would hold up every answer together.
        await giveWay()
        if (timer === null) return
        // Not awaited: a run lasts for as long as it lasts.
        call(source.id, trigger).catch((err: unknown) =>
          log.error({ source: source.id, err }, 'the schedule could not be kept'),
        )
      }
    } catch (err) {
      log.error({ err }, 'the schedule cannot be read')
    }
  }

  function lookAndWait(): void {
    looking = look().then(() => {
      if (timer !== null) timer = setTimeout(lookAndWait, LOOK_EVERY)
    })
  }

  return {
    start() {
      if (timer !== null) return
      timer = setTimeout(lookAndWait, 0)
    },
    async stop() {
      if (timer !== null) clearTimeout(timer)
      timer = null
      await looking
    },
  }
}

/** Why a source is to be called now: it told of a change since it was last asked, or a moment of its schedule has come; of several that were missed, once. */
function dueBy(
  { schedule, paused, leasedUntil, lastStartedAt, hasTold }: ScheduledSource,
  now: Instant,
): 'schedule' | 'webhook' | null {
  if (paused || (leasedUntil !== null && leasedUntil > now)) return null
  if (hasTold) return 'webhook'
  if (schedule === null) return null
  if (lastStartedAt === null) return 'schedule'
  const next = nextRun(schedule, lastStartedAt)
  return next !== null && next <= now ? 'schedule' : null
}
