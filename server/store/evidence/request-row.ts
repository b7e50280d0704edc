import { chanceSchema } from '../../../model/contract/three-point.ts'
import type { Request } from '../../../model/evidence/demand.ts'
import type { Instant, Money } from '../../../model/quantity.ts'
import type { StoreDatabase } from '../database.ts'
import { checkedColumn, textsColumn } from '../json-column.ts'
import type { EvidenceTable } from '../schema.ts'
import type { SqlValue } from './encoding.ts'
import { onePerId } from './one-per-id.ts'
import type { RequestTable } from './tables.ts'

/** For the columns that EVIDENCE_TABLES names, in their order. */
export const encodeRequest = (request: Request): SqlValue[] => [
  request.id,
  request.title,
  request.description,
  request.requestedBy,
  request.person,
  request.askedFrom,
  request.service,
  request.createdAt,
  request.closedAt,
  request.people,
  JSON.stringify(request.accounts),
  request.atStake,
  request.chanceOfLoss === null ? null : JSON.stringify(request.chanceOfLoss),
  request.project,
]

/** Every request once, by id, as its source tells it. */
export const readRequests = (database: StoreDatabase): Promise<(Request & { readonly source: string })[]> =>
  database.read(async (reader) =>
    onePerId(
      await reader
        .selectFrom('request')
        .innerJoin('evidence', 'evidence.row_id', 'request.row_id')
        .selectAll('request')
        .select('evidence.source_id')
        .orderBy('request.id')
        .execute(),
    ).map(decode),
  )

const decode = (row: RequestTable & Pick<EvidenceTable, 'source_id'>): Request & { readonly source: string } => ({
  source: row.source_id,
  id: row.id,
  title: row.title,
  description: row.description,
  requestedBy: row.requested_by,
  person: row.person_id,
  askedFrom: row.asked_from,
  service: row.service,
  createdAt: row.created_at as Instant,
  closedAt: row.closed_at as Instant | null,
  people: row.people,
  accounts: textsColumn(row.accounts, 'request.accounts'),
  atStake: row.at_stake as Money | null,
  chanceOfLoss:
    row.chance_of_loss === null ? null : checkedColumn(row.chance_of_loss, 'request.chance_of_loss', chanceSchema),
  project: row.project,
})
