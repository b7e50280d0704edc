import type { Connection } from './connection.ts'
import type { StoreDatabase } from './database.ts'
import type { NamedComponent } from './named-components.ts'

/** A component of a source, by the name that its newest incident gave it. */
export interface Component {
  readonly source: string
  /** The source's own identifier; stable when the name changes. */
  readonly id: string
  readonly name: string
  /** What it was called before, newest first; left out: nothing else. */
  readonly formerNames?: readonly string[]
}

/** Every component that an incident has named, by source and id; of one source if `source` is given. */
export const readComponents = (database: StoreDatabase, source?: string): Promise<Component[]> =>
  database.read(async (reader) => {
    const components = await reader
      .selectFrom('component')
      .select(['source_id as source', 'id', 'name'])
      .$if(source !== undefined, (query) => query.where('source_id', '=', source ?? ''))
      .orderBy('source_id')
      .orderBy('id')
      .execute()
    const former = await reader
      .selectFrom('component_name')
      .innerJoin('component', (join) =>
        join
          .onRef('component.source_id', '=', 'component_name.source_id')
          .onRef('component.id', '=', 'component_name.id')
          .onRef('component.name', '!=', 'component_name.name'),
      )
      .select(['component_name.source_id', 'component_name.id', 'component_name.name'])
      .orderBy('component_name.named_at', 'desc')
      .orderBy('component_name.name')
      .execute()
    const namesOf = Map.groupBy(former, ({ source_id, id }) => `${source_id}\u0000${id}`)
    return components.map((component) => {
      const names = namesOf.get(`${component.source}\u0000${component.id}`)
      return names ? { ...component, formerNames: names.map(({ name }) => name) } : component
    })
  })

/**
 * Learns the names of components. The incident that started last decides, and of two that started together the name that
 * sorts first, so that the order in which incidents arrive never matters.
 */
export function componentWriter(connection: Connection): (source: string, named: readonly NamedComponent[]) => void {
  const decide = connection.prepare<[string, string, string, number]>(
    `INSERT INTO component (source_id, id, name, named_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (source_id, id) DO UPDATE SET name = excluded.name, named_at = excluded.named_at
     WHERE excluded.named_at > named_at OR (excluded.named_at = named_at AND excluded.name < name)`,
  )
  const remember = connection.prepare<[string, string, string, number]>(
    `INSERT INTO component_name (source_id, id, name, named_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (source_id, id, name) DO UPDATE SET named_at = excluded.named_at WHERE excluded.named_at > named_at`,
  )
  return (source, named) => {
    for (const { id, name, namedAt } of named) {
      decide.run(source, id, name, namedAt)
      remember.run(source, id, name, namedAt)
    }
  }
}
