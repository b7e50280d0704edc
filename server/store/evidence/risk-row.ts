import type { Risk } from '../../../model/evidence/risk.ts'
import type { Days, Minutes, Ratio } from '../../../model/quantity.ts'
import type { StoreDatabase } from '../database.ts'
import type { SqlValue } from './encoding.ts'
import { onePerId } from './one-per-id.ts'
import type { RiskTable } from './tables.ts'

/** For the columns that EVIDENCE_TABLES names, in their order. */
export const encodeRisk = (risk: Risk): SqlValue[] => [
  risk.id,
  risk.title,
  risk.service,
  risk.cause,
  risk.timeBetweenFailures,
  risk.timeToDetect,
  risk.timeToResolve,
  risk.share,
  risk.confidence,
]

/** Every risk once, by id. */
export const readRisks = (database: StoreDatabase): Promise<Risk[]> =>
  database.read(async (reader) =>
    onePerId(
      await reader
        .selectFrom('risk')
        .innerJoin('evidence', 'evidence.row_id', 'risk.row_id')
        .selectAll('risk')
        .select('evidence.source_id')
        .orderBy('risk.id')
        .execute(),
    ).map(decode),
  )

const decode = (row: RiskTable): Risk => ({
  id: row.id,
  title: row.title,
  service: row.service,
  cause: row.cause,
  timeBetweenFailures: row.time_between_failures as Days,
  timeToDetect: row.time_to_detect as Minutes,
  timeToResolve: row.time_to_resolve as Minutes,
  share: row.share as Ratio,
  confidence: row.confidence,
})
