import type { SliBucket, SliSeries } from '../../model/evidence/sli.ts'
import { instant, minutes } from '../../model/quantity.ts'
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

interface ReadingCounts {
  readonly created: number
  readonly changed: number
  readonly unchanged: number
}

/** Keeps buckets by series and start; one that is there already with the same figures is not written again. Call it inside a transaction. */
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
  return (source, { externalId, title, service, slo, buckets }) => {
    const series = keepSeries.get(source, externalId, title, service, slo) as number
    let created = 0
    let changed = 0
    for (const { start, length, good, total } of buckets) {
      if (insert.run(series, start, length, good, total).changes === 1) created += 1
      else changed += change.run(length, good, total, series, start, length, good, total).changes
    }
    return { created, changed, unchanged: buckets.length - created - changed }
  }
}
