import type { Service } from '../../../model/evidence/service.ts'
import type { Money, Ratio } from '../../../model/quantity.ts'
import type { StoreDatabase } from '../database.ts'
import { textsColumn } from '../json-column.ts'
import type { SqlValue } from './encoding.ts'
import { onePerId } from './one-per-id.ts'
import type { ServiceTable } from './tables.ts'

/** For the columns that EVIDENCE_TABLES names, in their order. */
export const encodeService = (service: Service): SqlValue[] => [
  service.id,
  service.title,
  service.tier,
  service.team,
  service.trafficShare,
  service.revenuePerMinute,
  JSON.stringify(service.dependsOn),
]

/** Every stated service once, by id, with the source that states it. */
export const readServices = (database: StoreDatabase): Promise<(Service & { readonly source: string })[]> =>
  database.read(async (reader) =>
    onePerId(
      await reader
        .selectFrom('service')
        .innerJoin('evidence', 'evidence.row_id', 'service.row_id')
        .selectAll('service')
        .select('evidence.source_id')
        .orderBy('service.id')
        .execute(),
    ).map(decode),
  )

const decode = (row: ServiceTable & { readonly source_id: string }): Service & { readonly source: string } => ({
  source: row.source_id,
  id: row.id,
  title: row.title,
  tier: row.tier,
  team: row.team,
  trafficShare: row.traffic_share as Ratio | null,
  revenuePerMinute: row.revenue_per_minute as Money | null,
  dependsOn: textsColumn(row.depends_on, 'service.depends_on'),
})
