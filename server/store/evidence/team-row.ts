import type { Team } from '../../../model/evidence/project.ts'
import type { StoreDatabase } from '../database.ts'
import type { Encoding } from './encoding.ts'
import { EVIDENCE_TABLES } from './evidence-tables.ts'
import { onePerId } from './one-per-id.ts'

export const teamEncoding: Encoding<Team> = {
  ...EVIDENCE_TABLES.team,
  encode: (team) => [team.id, team.title, team.capacity],
}

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
