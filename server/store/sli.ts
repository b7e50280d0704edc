import type { SliBucket, SliSeries } from '../../model/evidence/sli.ts'
import { instant, MILLISECONDS_PER_DAY, MILLISECONDS_PER_MINUTE, minutes } from '../../model/quantity.ts'
import type { SliReading } from '../sources/record.ts'
import type { Connection } from './connection.ts'
import type { StoreDatabase } from './database.ts'

/** Every measured series with its buckets, by id. Linear: about half a microsecond a bucket. */
export function readSliSeries(database: StoreDatabase): Promise<SliSeries[]> {
  return database.read(async (reader) => {
    const series = await reader.selectFrom('sli_series').selectAll().execute()
    const find = database.connection
      .prepare<[number], [number, number, number, number]>(
        'SELECT started_at, length_minutes, good, total FROM sli_bucket WHERE series_id = ? ORDER BY started_at',
      )
      .raw()
    return series
      .map(({ id, source_id, external_id, title, service, slo }) => ({
        id: `${source_id}/${external_id}`,
        title,
        service,
        slo,
        buckets: find.all(id).map(
          ([start, length, good, total]): SliBucket => ({
            start: instant(start),
            length: minutes(length),
            good,
            total,
          }),
        ),
      }))
      .sort((left, right) => (left.id < right.id ? -1 : 1))
  })
}

/** When a bucket starts and how many minutes it is long. */
type Span = readonly [start: number, length: number]

interface ReadingCounts {
  readonly created: number
  readonly changed: number
  readonly unchanged: number
}

/**
 * Keeps buckets by series and start; one that is there already with the same figures is not written again, and one whose
 * time is kept in buckets of another length, such as a folded one, counts as unchanged. Call it inside a transaction.
 */
export function readingWriter(connection: Connection): (source: string, reading: SliReading) => ReadingCounts {
  const keepSeries = connection
    .prepare<[string, string, string, string, string | null], number>(
      `INSERT INTO sli_series (source_id, external_id, title, service, slo) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (source_id, external_id)
       DO UPDATE SET title = excluded.title, service = excluded.service, slo = excluded.slo RETURNING id`,
    )
    .pluck()
  const insert = connection.prepare<number[]>(
    `INSERT INTO sli_bucket (series_id, started_at, length_minutes, good, total) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (series_id, started_at) DO NOTHING`,
  )
  const change = connection.prepare<number[]>(
    `UPDATE sli_bucket SET length_minutes = ?, good = ?, total = ?
     WHERE series_id = ? AND started_at = ? AND (length_minutes <> ? OR good <> ? OR total <> ?)`,
  )
  const findOther = connection
    .prepare<number[], Span>(
      `SELECT started_at, length_minutes FROM sli_bucket
       WHERE series_id = ? AND started_at > ? AND started_at < ? AND length_minutes <> ? ORDER BY started_at`,
    )
    .raw()
  /** Tells whether the time of a bucket is kept already in buckets of another length. Ask in ascending order. */
  function keptOtherwise(series: number, buckets: readonly SliBucket[]): (bucket: SliBucket) => boolean {
    const [first] = buckets
    const last = buckets.at(-1)
    if (!first || !last) return () => false
    const others = findOther.all(series, first.start - MILLISECONDS_PER_DAY, endOf(last), first.length)
    let next = 0
    const isIn = (bucket: SliBucket, other: Span | undefined) =>
      other !== undefined &&
      other[0] < endOf(bucket) &&
      (other[1] > bucket.length || (other[0] !== bucket.start && other[1] !== bucket.length))
    return (bucket) => {
      for (let other = others[next]; other && endOfSpan(other) <= bucket.start; other = others[next]) next += 1
      return isIn(bucket, others[next]) || isIn(bucket, others[next + 1])
    }
  }
  return (source, { externalId, title, service, slo, buckets }) => {
    const series = keepSeries.get(source, externalId, title, service, slo) as number
    const isKept = keptOtherwise(series, buckets)
    let created = 0
    let changed = 0
    for (const bucket of buckets) {
      if (isKept(bucket)) continue
      const { start, length, good, total } = bucket
      if (insert.run(series, start, length, good, total).changes === 1) created += 1
      else changed += change.run(length, good, total, series, start, length, good, total).changes
    }
    return { created, changed, unchanged: buckets.length - created - changed }
  }
}

const endOf = ({ start, length }: SliBucket): number => start + length * MILLISECONDS_PER_MINUTE
const endOfSpan = ([start, length]: Span): number => start + length * MILLISECONDS_PER_MINUTE
