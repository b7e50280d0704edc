/** What a column can hold. */
export type SqlValue = string | number | null

/** How a value of the model becomes a row of its table. */
export interface Encoding<Value> {
  readonly table: string
  /** All columns but row_id. */
  readonly columns: readonly string[]
  /** One value for each column, in their order. */
  readonly encode: (value: Value) => SqlValue[]
}

/** A value that the store could write but not read back as what it is; refused before anything of it is kept. */
export class RefusedValue extends Error {
  override readonly name = 'RefusedValue'
}
