import type { SliBucket } from '../../../model/evidence/sli.ts'
import { instant, minutes } from '../../../model/quantity.ts'
import type { StoreDatabase } from '../database.ts'
import type { Encoding } from './encoding.ts'

export const sliBucketEncoding: Encoding<SliBucket> = {
  table: 'sli_bucket',
  columns: ['service', 'started_at', 'length_minutes', 'good', 'total'],
  encode: ({ service, start, length, good, total }) => [service, start, length, good, total],
}

/** Buckets of each service by start. Of two that start together the first source's by name counts: none is added up. */
export const readSliBuckets = (database: StoreDatabase): Promise<ReadonlyMap<string, readonly SliBucket[]>> =>
  database.read(async (reader) => {
    const rows = await reader
      .selectFrom('sli_bucket')
      .innerJoin('evidence', 'evidence.row_id', 'sli_bucket.row_id')
      .selectAll('sli_bucket')
      .orderBy('sli_bucket.service')
      .orderBy('sli_bucket.started_at')
      .orderBy('evidence.source_id')
      .execute()
    const buckets = new Map<string, SliBucket[]>()
    for (const { service, started_at, length_minutes, good, total } of rows) {
      const own = buckets.get(service) ?? []
      buckets.set(service, own)
      if (own.at(-1)?.start === started_at) continue
      own.push({ service, start: instant(started_at), length: minutes(length_minutes), good, total })
    }
    return buckets
  })
