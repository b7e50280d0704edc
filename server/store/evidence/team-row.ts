import type { Team } from '../../../model/evidence/project.ts'
import type { StoreDatabase } from '../database.ts'
import type { Encoding } from './encoding.ts'
import { onePerId } from './one-per-id.ts'

export const teamEncoding: Encoding<Team> = {
  table: 'team',
  columns: ['id', 'title', 'capacity'],
  encode: (team) => [team.id, team.title, team.capacity],
}

/** Every team once, by id. */
export const readTeams = (database: StoreDatabase): Promise<Team[]> =>
  database.read(async (reader) =>
    onePerId(
      await reader
        .selectFrom('team')
        .innerJoin('evidence', 'evidence.row_id', 'team.row_id')
        .selectAll('team')
        .select('evidence.source_id')
        .orderBy('team.id')
        .execute(),
    ).map(({ id, title, capacity }) => ({ id, title, capacity })),
  )
