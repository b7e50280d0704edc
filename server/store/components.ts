import type { Incident } from '../../model/evidence/incident.ts'
import type { Connection } from './connection.ts'
import type { StoreDatabase } from './database.ts'

/** A component of a source, by the name that its newest incident gave it. */
export interface Component {
  readonly source: string
  /** The source's own identifier; stable when the name changes. */
  readonly id: string
  readonly name: string
}

/** Every component that an incident has named, by source and id; of one source if `source` is given. */
export const readComponents = (database: StoreDatabase, source?: string): Promise<Component[]> =>
  database.read((reader) =>
    reader
      .selectFrom('component')
      .select(['source_id as source', 'id', 'name'])
      .$if(source !== undefined, (query) => query.where('source_id', '=', source ?? ''))
      .orderBy('source_id')
      .orderBy('id')
      .execute(),
  )

/**
 * Learns the names of components from incidents. The incident that started last decides, and of two that started
 * together the name that sorts first, so that the order in which incidents arrive never matters.
 */
export function componentWriter(connection: Connection): (source: string, incidents: readonly Incident[]) => void {
  const name = connection.prepare<[string, string, string, number]>(
    `INSERT INTO component (source_id, id, name, named_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (source_id, id) DO UPDATE SET name = excluded.name, named_at = excluded.named_at
     WHERE excluded.named_at > named_at OR (excluded.named_at = named_at AND excluded.name < name)`,
  )
  return (source, incidents) => {
    const newest = new Map<string, { name: string; namedAt: number }>()
    for (const { impacts, startedAt } of incidents) {
      for (const impact of impacts) {
        const known = newest.get(impact.component)
        if (!known || startedAt > known.namedAt || (startedAt === known.namedAt && impact.name < known.name)) {
          newest.set(impact.component, { name: impact.name, namedAt: startedAt })
        }
      }
    }
    for (const [id, component] of newest) name.run(source, id, component.name, component.namedAt)
  }
}
