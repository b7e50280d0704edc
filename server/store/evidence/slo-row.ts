import type { Slo } from '../../../model/evidence/slo.ts'
import type { Days, Ratio } from '../../../model/quantity.ts'
import type { StoreDatabase } from '../database.ts'
import type { Encoding } from './encoding.ts'
import { onePerId } from './one-per-id.ts'

export const sloEncoding: Encoding<Slo> = {
  table: 'slo',
  columns: ['id', 'title', 'service', 'objective', 'window_days', 'window_kind'],
  encode: ({ id, title, service, objective, window, windowKind }) => [
    id,
    title,
    service,
    objective,
    window,
    windowKind,
  ],
}

/** Every objective once, by id. */
export const readSlos = (database: StoreDatabase): Promise<Slo[]> =>
  database.read(async (reader) =>
    onePerId(
      await reader
        .selectFrom('slo')
        .innerJoin('evidence', 'evidence.row_id', 'slo.row_id')
        .selectAll('slo')
        .select('evidence.source_id')
        .orderBy('slo.id')
        .execute(),
    ).map(({ id, title, service, objective, window_days, window_kind }) => ({
      id,
      title,
      service,
      objective: objective as Ratio,
      window: window_days as Days,
      windowKind: window_kind,
    })),
  )
