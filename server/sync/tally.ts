import type { Instant } from '../../model/quantity.ts'
import { SyncFault } from './sync-fault.ts'

/** Above this share of bad rows the source itself has changed, and going on would only fill quarantine. */
const MOST_BAD_SHARE = 0.2
/** Fewer rows are read to their end, however bad: each of them can be looked at. */
const FEWEST_ROWS_TO_HALT = 100

/** What a run has come to so far. */
export interface Tally {
  rows: number
  bad: number
  buckets: number
  /** The newest moment, up to now, that an incident mentions. */
  newest: Instant | null
  /** The moment that the last row or bucket is about. */
  reached: Instant | null
}

export const emptyTally = (): Tally => ({ rows: 0, bad: 0, buckets: 0, newest: null, reached: null })

/** What ends the run when the source itself must have changed; null while few rows are bad. */
export function tooManyBadRows({ bad, rows }: Tally): SyncFault | null {
  if (rows < FEWEST_ROWS_TO_HALT || bad <= MOST_BAD_SHARE * rows) return null
  return new SyncFault(
    'too-many-bad-rows',
    `${bad} of ${rows} rows could not be understood, more than one in five, so reading stopped here. ` +
      'The rows and the reasons are in quarantine; good rows were kept.',
  )
}
