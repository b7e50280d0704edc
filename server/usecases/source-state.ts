import type { SourceState } from '../../model/contract/source.ts'
import type { Silence } from '../../model/evidence/silence.ts'
import { type Instant, MILLISECONDS_PER_DAY } from '../../model/quantity.ts'
import { OWN_SOURCES } from '../store/evidence/one-per-id.ts'
import type { StoredSource } from '../store/sources.ts'

/** What was last read longer ago than this, in milliseconds, is called late. */
const LATE_AFTER = MILLISECONDS_PER_DAY
/** Ends of a run that nobody needs to look at: the next one goes on. */
const HARMLESS: ReadonlySet<string | null> = new Set(['stopped', 'abandoned', 'lease-lost'])

/** How a source does, in one word. The worst that holds is told. */
export function sourceState(
  source: StoredSource,
  silence: Silence | null,
  isRunning: boolean,
  now: Instant,
): SourceState {
  const { id, paused, lastRun, leasedUntil } = source
  // Read when the file changes, and written by people: they never run.
  if (OWN_SOURCES.includes(id)) return 'fresh'
  if (isRunning || lastRun?.status === 'running' || (leasedUntil !== null && leasedUntil > now)) return 'running'
  if (lastRun?.status === 'failed' && !HARMLESS.has(lastRun.fault)) return 'failed'
  if (paused) return 'paused'
  if (lastRun === null) return 'never'
  if (silence !== null) return 'silent'
  return now - (lastRun.finishedAt ?? lastRun.startedAt) > LATE_AFTER ? 'late' : 'fresh'
}
