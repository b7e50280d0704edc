import type { Slo } from '../../../model/evidence/slo.ts'
import type { Days, Minutes, Ratio } from '../../../model/quantity.ts'
import type { StoreDatabase } from '../database.ts'
import type { SqlValue } from './encoding.ts'
import { onePerId } from './one-per-id.ts'

/** For the columns that EVIDENCE_TABLES names, in their order. */
export const encodeSlo = (slo: Slo): SqlValue[] => [
  slo.id,
  slo.title,
  slo.service,
  slo.objective,
  slo.window,
  slo.windowKind,
  slo.budgetingMethod,
  slo.timeSliceTarget,
  slo.timeSliceWindow,
]

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
    ).map((row) => ({
      id: row.id,
      title: row.title,
      service: row.service,
      objective: row.objective as Ratio,
      window: row.window_days as Days,
      windowKind: row.window_kind,
      budgetingMethod: row.budgeting_method,
      timeSliceTarget: row.time_slice_target as Ratio | null,
      timeSliceWindow: row.time_slice_minutes as Minutes | null,
    })),
  )
