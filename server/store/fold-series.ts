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

/** Whether any bucket starts before a moment; costs a look-up a series. */
export const holdsBucketBefore = (database: StoreDatabase, moment: Instant): Promise<boolean> =>
  database.read(
    async () =>
      database.connection
        .prepare<[number], number>(
          `SELECT 1 FROM sli_series
           WHERE (SELECT min(started_at) FROM sli_bucket WHERE series_id = sli_series.id) < ? LIMIT 1`,
        )
        .get(moment) !== undefined,
  )

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
  // A power cut can only undo it, and then it is done again.
  return database.writePassing((connection) => {
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
  // One statement for neighbours that leave: they are most of what a backfill brought.
  const remove = connection.prepare<number[]>(
    'DELETE FROM sli_bucket WHERE series_id = ? AND started_at >= ? AND started_at <= ?',
  )
  const change = connection.prepare<number[]>(
    'UPDATE sli_bucket SET length_minutes = ?, good = ?, total = ? WHERE series_id = ? AND started_at = ?',
  )
  const kept = new Map(after.map((bucket) => [bucket.start, bucket]))
  let leaving: SliBucket[] = []
  const removeLeaving = () => {
    const [first] = leaving
    const last = leaving.at(-1)
    if (first && last) remove.run(series, first.start, last.start)
    leaving = []
  }
  for (const old of before) {
    const bucket = kept.get(old.start)
    if (!bucket) {
      leaving.push(old)
      continue
    }
    removeLeaving()
    if (bucket.length !== old.length) change.run(bucket.length, bucket.good, bucket.total, series, old.start)
  }
  removeLeaving()
  return before.length - after.length
}
