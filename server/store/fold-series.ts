import type { SliBucket } from '../../model/evidence/sli.ts'
import { type Instant, instant, MILLISECONDS_PER_DAY, minutes } from '../../model/quantity.ts'
import type { StoreDatabase } from './database.ts'
import { bumpEvidenceVersion } from './evidence-version.ts'

/** Buckets that one transaction looks at: a day of daily buckets at least, however fine they came. */
const BUCKETS_AT_A_TIME = 5_000

const START = instant(Number.MIN_SAFE_INTEGER)

/** Where a folding stands: after this moment of this series. */
export interface FoldPosition {
  readonly series: number
  readonly after: Instant
}

export type FoldBuckets = (buckets: readonly SliBucket[]) => readonly SliBucket[]

export interface Folded {
  readonly position: FoldPosition
  /** Buckets fewer than before. */
  readonly removed: number
}

/**
 * Puts what `fold` makes of the next buckets in their place, in one transaction; null when there are none left. The last
 * day of a full read waits for the next, so that what belongs together is folded together.
 * @param before start of the buckets that are not looked at any more
 */
export function foldNext(
  database: StoreDatabase,
  position: FoldPosition | null,
  before: Instant,
  fold: FoldBuckets,
): Promise<Folded | null> {
  return database.write((connection) => {
    const series = connection
      .prepare<[number], number>('SELECT id FROM sli_series WHERE id >= ? ORDER BY id LIMIT 1')
      .pluck()
      .get(position?.series ?? 0)
    if (series === undefined) return null
    const after = position?.series === series ? position.after : START
    const rows = connection
      .prepare<[number, number, number, number], [number, number, number, number]>(
        `SELECT started_at, length_minutes, good, total FROM sli_bucket
         WHERE series_id = ? AND started_at > ? AND started_at < ? ORDER BY started_at LIMIT ?`,
      )
      .raw()
      .all(series, after, before, BUCKETS_AT_A_TIME)
    const isLast = rows.length < BUCKETS_AT_A_TIME
    const buckets = rows.map(([start, length, good, total]) => ({
      start: instant(start),
      length: minutes(length),
      good,
      total,
    }))
    const whole = isLast ? buckets : withoutLastDay(buckets)
    const removed = replace(connection, series, whole, fold(whole))
    if (removed > 0) bumpEvidenceVersion(connection)
    const end = whole.at(-1)?.start ?? START
    return {
      position: isLast ? { series: series + 1, after: START } : { series, after: end },
      removed,
    }
  })
}

const withoutLastDay = (buckets: readonly SliBucket[]): readonly SliBucket[] => {
  const lastDay = Math.floor((buckets.at(-1)?.start ?? 0) / MILLISECONDS_PER_DAY)
  const whole = buckets.filter(({ start }) => Math.floor(start / MILLISECONDS_PER_DAY) < lastDay)
  return whole.length > 0 ? whole : buckets
}

/** Writes only what changed. @returns how many buckets fewer there are */
function replace(
  connection: StoreDatabase['connection'],
  series: number,
  before: readonly SliBucket[],
  after: readonly SliBucket[],
): number {
  if (before.length === after.length) return 0
  const remove = connection.prepare<[number, number]>('DELETE FROM sli_bucket WHERE series_id = ? AND started_at = ?')
  const change = connection.prepare<number[]>(
    'UPDATE sli_bucket SET length_minutes = ?, good = ?, total = ? WHERE series_id = ? AND started_at = ?',
  )
  const kept = new Map(after.map((bucket) => [bucket.start, bucket]))
  for (const { start, length } of before) {
    const bucket = kept.get(start)
    if (!bucket) remove.run(series, start)
    else if (bucket.length !== length) change.run(bucket.length, bucket.good, bucket.total, series, start)
  }
  return before.length - after.length
}
