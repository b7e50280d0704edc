import type { Assumptions } from '../assumption.ts'
import type { SliBucket } from '../evidence/sli.ts'
import {
  type Instant,
  instant,
  MILLISECONDS_PER_DAY,
  MILLISECONDS_PER_HOUR,
  MILLISECONDS_PER_MINUTE,
  minutes,
} from '../quantity.ts'

/** A stretch of time whose buckets stay as fine as they came. */
interface Stretch {
  readonly start: Instant
  readonly end: Instant
}

/** What stays fine of old time: so long either side of every incident. Ascending, without overlaps. */
export function fineStretches(incidents: readonly Stretch[], { fineAround }: Assumptions): Stretch[] {
  const margin = fineAround * MILLISECONDS_PER_HOUR
  const union: { start: Instant; end: Instant }[] = []
  for (const { start, end } of incidents.toSorted((left, right) => left.start - right.start)) {
    const last = union.at(-1)
    if (last && start - margin <= last.end) last.end = instant(Math.max(last.end, end + margin))
    else union.push({ start: instant(start - margin), end: instant(end + margin) })
  }
  return union
}

/**
 * Buckets folded by age: as they came while they are younger than `fineFor` or within a fine stretch, else together
 * within each hour of UTC, and within each day once older than `hourlyFor`. Good, total and known time are the same
 * before and after. Only buckets without a gap between them are folded, so that what is unknown stays so; one that
 * crosses the hour or the day stays as it is. Folding again changes nothing.
 *
 * What is measured afterwards: over stretches that begin and end on buckets, the same where each event counts; of slices
 * shorter than a bucket only their bounds, as `coarseShares` has them.
 * @param buckets of one series, ascending by start and without overlaps
 * @param stretches ascending and without overlaps
 */
export function foldBuckets(
  buckets: readonly SliBucket[],
  stretches: readonly Stretch[],
  now: Instant,
  { fineFor, hourlyFor }: Assumptions,
): SliBucket[] {
  const folded: SliBucket[] = []
  let open: SliBucket | null = null
  let openCell: string | null = null
  let next = 0
  for (const bucket of buckets) {
    const end = endOf(bucket)
    while ((stretches[next]?.end ?? Number.POSITIVE_INFINITY) <= bucket.start) next += 1
    const isFine = end > startOfDay(now - fineFor * MILLISECONDS_PER_DAY) || (stretches[next]?.start ?? end) < end
    const isDaily = end <= startOfDay(now - hourlyFor * MILLISECONDS_PER_DAY)
    const cell = isFine ? null : cellOf(bucket, isDaily ? MILLISECONDS_PER_DAY : MILLISECONDS_PER_HOUR)
    if (open !== null && cell !== null && cell === openCell && endOf(open) === bucket.start) {
      open = joined(open, bucket)
      continue
    }
    if (open !== null) folded.push(open)
    open = bucket
    openCell = cell
  }
  if (open !== null) folded.push(open)
  return folded
}

/** Whole days change over at once, so that no hour is folded in two halves. */
const startOfDay = (moment: number): number => Math.floor(moment / MILLISECONDS_PER_DAY) * MILLISECONDS_PER_DAY

/** The hour or day that holds all of a bucket; null when none does. */
function cellOf(bucket: SliBucket, length: number): string | null {
  const cell = Math.floor(bucket.start / length)
  return endOf(bucket) <= (cell + 1) * length ? `${length} ${cell}` : null
}

const joined = (left: SliBucket, right: SliBucket): SliBucket => ({
  start: left.start,
  length: minutes(left.length + right.length),
  good: left.good + right.good,
  total: left.total + right.total,
})

const endOf = ({ start, length }: SliBucket): number => start + length * MILLISECONDS_PER_MINUTE
