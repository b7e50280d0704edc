import type { Team } from '../../../model/evidence/project.ts'
import type { StoreDatabase } from '../database.ts'
import type { SqlValue } from './encoding.ts'
import { onePerId } from './one-per-id.ts'

/** For the columns that EVIDENCE_TABLES names, in their order. */
export const encodeTeam = (team: Team): SqlValue[] => [team.id, team.title, team.capacity]

/** Every stated team once, by id, with the source that states it. */
export const readTeams = (database: StoreDatabase): Promise<(Team & { readonly source: string })[]> =>
  database.read(async (reader) =>
    onePerId(
      await reader
        .selectFrom('team')
        .innerJoin('evidence', 'evidence.row_id', 'team.row_id')
        .selectAll('team')
        .select('evidence.source_id')
        .orderBy('team.id')
        .execute(),
    ).map(({ id, title, capacity, source_id: source }) => ({ id, title, capacity, source })),
  )
