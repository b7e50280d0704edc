import type { SyncProgressReport } from '../../model/contract/source.ts'
import type { Instant } from '../../model/quantity.ts'
import type { SyncProgress } from './sync-options.ts'

/** Fewer milliseconds tell nothing about speed. */
const SHORTEST_MEASURE = 1_000

/** How far one run is, as it goes on. */
export interface ProgressKeeper {
  take(progress: SyncProgress): void
  /** The host asked for silence until then; null when it is over. */
  wait(until: Instant | null): void
  report(): SyncProgressReport
}

export function progressKeeper(source: string, now: () => Instant): ProgressKeeper {
  const startedAt = now()
  let last: SyncProgress = { source, fetched: 0, expected: null, quarantined: 0, reached: null }
  let waitingUntil: Instant | null = null
  return {
    take(progress) {
      last = progress
    },
    wait(until) {
      waitingUntil = until
    },
    report() {
      const elapsed = now() - startedAt
      const rowsPerSecond = elapsed < SHORTEST_MEASURE || last.fetched === 0 ? null : (last.fetched / elapsed) * 1_000
      const left = last.expected === null ? null : Math.max(0, last.expected - last.fetched)
      return {
        source,
        startedAt: iso(startedAt),
        fetched: last.fetched,
        expected: last.expected,
        quarantined: last.quarantined,
        reached: last.reached === null ? null : iso(last.reached),
        rowsPerSecond,
        secondsLeft: left === null || rowsPerSecond === null ? null : left / rowsPerSecond,
        waitingUntil: waitingUntil === null || waitingUntil <= now() ? null : iso(waitingUntil),
      }
    },
  }
}

const iso = (moment: Instant): string => new Date(moment).toISOString()
