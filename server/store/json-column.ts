import type { z } from 'zod'

/** A JSON column that does not hold what the store put there. */
export class DamagedColumn extends Error {
  override readonly name = 'DamagedColumn'
}

const EMPTY: readonly never[] = []

/** A column of `JSON.stringify(list)`. Throws DamagedColumn, naming `column`, when an entry is not what it must be. */
export function listColumn<Entry>(
  json: string,
  column: string,
  isEntry: (entry: unknown) => entry is Entry,
): readonly Entry[] {
  // Most lists are empty, and a read has tens of thousands of them.
  if (json === '[]') return EMPTY
  const list = parsed(json, column)
  if (Array.isArray(list) && list.every(isEntry)) return list
  throw new DamagedColumn(`${column} holds something else than a list of its kind`)
}

/** A JSON column checked by the schema of the contract. Throws DamagedColumn, naming `column`. */
export function checkedColumn<Value>(json: string, column: string, schema: z.ZodType<Value>): Value {
  return checkedValue(parsed(json, column), column, schema)
}

/** A value put together from several columns, checked likewise. */
export function checkedValue<Value>(value: unknown, column: string, schema: z.ZodType<Value>): Value {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw new DamagedColumn(
    `${column}: ${result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}`,
  )
}

/** A JSON column of the store's own that nobody outside relies on the shape of. */
export function parsed(json: string, column: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    throw new DamagedColumn(`${column} is not JSON`, { cause: error })
  }
}

const isText = (entry: unknown): entry is string => typeof entry === 'string'

/** A list of texts, the most common kind. */
export const textsColumn = (json: string, column: string): readonly string[] => listColumn(json, column, isText)
