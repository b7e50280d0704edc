/** One person's RICE figures for a project, as a sheet states them. */
export interface RiceEstimate {
  /** The project's id. */
  readonly project: string
  /** Customers reached in a period, the same period for every row of a sheet. */
  readonly reach: number
  /** From 0.25 (minimal) to 3 (massive) as published; any number of at least 0 is taken. */
  readonly impact: number
  /** Between 0 and 1. */
  readonly confidence: number
  /** Person-months, above 0. */
  readonly effort: number
}
