import type { Coverage } from '../../model/evidence/service.ts'
import { type Instant, instant } from '../../model/quantity.ts'
import { readCoveredSpans } from './covered-spans.ts'
import type { StoreDatabase } from './database.ts'

/** When and how much sources gave, beyond what is stored with them. */
export interface Activity {
  /** The newest moments at which something began in what a source gave, newest first: incidents, issues, measured buckets. */
  moments(source: string, limit: number): Promise<Instant[]>
  /** When each source last gave something new, by source. */
  lastNews(): Promise<ReadonlyMap<string, Instant>>
  /** Measured buckets, by source. */
  buckets(): Promise<ReadonlyMap<string, number>>
  /** The spans that each source covers, by source: earliest first, none meeting another. */
  spans(): Promise<ReadonlyMap<string, readonly Coverage[]>>
}

const MOMENTS = [
  `SELECT incident.started_at FROM evidence JOIN incident USING (row_id)
   WHERE source_id = ? AND kind = 'incident' ORDER BY incident.started_at DESC LIMIT ?`,
  `SELECT issue.created_at FROM evidence JOIN issue USING (row_id)
   WHERE source_id = ? AND kind = 'issue' ORDER BY issue.created_at DESC LIMIT ?`,
  `SELECT DISTINCT started_at FROM sli_bucket
   WHERE series_id = (SELECT min(id) FROM sli_series WHERE source_id = ?) ORDER BY started_at DESC LIMIT ?`,
]

export const activity = (database: StoreDatabase): Activity => ({
  moments: (source, limit) =>
    database.read(async () =>
      MOMENTS.flatMap((query) =>
        database.connection.prepare<[string, number], number>(query).pluck().all(source, limit),
      )
        .sort((one, other) => other - one)
        .slice(0, limit)
        .map(instant),
    ),
  lastNews: () =>
    database.read(async () => {
      const rows = database.connection
        .prepare<[], { source_id: string; at: number }>(
          'SELECT source_id, max(finished_at) AS at FROM sync_run WHERE created > 0 AND finished_at IS NOT NULL GROUP BY source_id',
        )
        .all()
      return new Map(rows.map(({ source_id, at }) => [source_id, instant(at)]))
    }),
  buckets: () =>
    database.read(async () => {
      const rows = database.connection
        .prepare<[], { source_id: string; count: number }>(
          'SELECT source_id, count(*) AS count FROM sli_bucket JOIN sli_series ON sli_series.id = series_id GROUP BY source_id',
        )
        .all()
      return new Map(rows.map(({ source_id, count }) => [source_id, count]))
    }),
  spans: () => readCoveredSpans(database),
})
