import { weightsSchema } from '../../model/contract/ranking.ts'
import type { Lens } from '../../model/evidence/lens.ts'
import type { Connection } from './connection.ts'
import type { StoreDatabase } from './database.ts'
import { checkedColumn } from './json-column.ts'

/** Lenses that the installation states, in its order; none: the model's defaults hold. */
export const readLenses = (database: StoreDatabase): Promise<Lens[]> =>
  database.read(async (reader) =>
    (await reader.selectFrom('lens').selectAll().orderBy('position').execute()).map(({ id, title, weights }) => ({
      id,
      title,
      weights: checkedColumn(weights, 'lens.weights', weightsSchema),
    })),
  )

/** Call it inside a transaction. */
export function replaceLenses(connection: Connection, lenses: readonly Lens[]): void {
  connection.prepare('DELETE FROM lens').run()
  const insert = connection.prepare<[string, number, string, string]>(
    'INSERT INTO lens (id, position, title, weights) VALUES (?, ?, ?, ?)',
  )
  for (const [position, { id, title, weights }] of lenses.entries()) {
    insert.run(id, position, title, JSON.stringify(weights))
  }
}
