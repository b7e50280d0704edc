/** What a column can hold. */
export type SqlValue = string | number | null

/** A value that the store could write but not read back as what it is; refused before anything of it is kept. */
export class RefusedValue extends Error {
  override readonly name = 'RefusedValue'
}
