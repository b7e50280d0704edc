import type { RiceEstimate } from '../../../model/evidence/rice.ts'
import type { Ratio } from '../../../model/quantity.ts'
import type { StoreDatabase } from '../database.ts'
import type { SqlValue } from './encoding.ts'
import { onePerId } from './one-per-id.ts'
import type { RiceTable } from './tables.ts'

/** For the columns that EVIDENCE_TABLES names, in their order. */
export const encodeRice = ({
  id,
  title,
  team,
  person,
  reach,
  impact,
  confidence,
  effort,
}: RiceEstimate): SqlValue[] => [id, title, team, person, reach, impact, confidence, effort]

/** The figures of every project once, by the project's id. */
export const readRice = (database: StoreDatabase): Promise<RiceEstimate[]> =>
  database.read(async (reader) =>
    onePerId(
      await reader
        .selectFrom('rice')
        .innerJoin('evidence', 'evidence.row_id', 'rice.row_id')
        .selectAll('rice')
        .select('evidence.source_id')
        .orderBy('rice.id')
        .execute(),
    ).map(decode),
  )

const decode = ({ id, title, team, person, reach, impact, confidence, effort }: RiceTable): RiceEstimate => ({
  id,
  title,
  team,
  person,
  reach,
  impact,
  confidence: confidence as Ratio,
  effort,
})
