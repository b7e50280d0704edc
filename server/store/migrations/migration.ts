/** One step of the schema, forward only. A migration that was released is never edited: write the next one. */
export interface Migration {
  /** Counts from 1 without gaps; kept in the file as `user_version`. */
  readonly number: number
  /** Statements, run in one transaction. */
  readonly sql: string
}
