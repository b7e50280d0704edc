/** What one injected fault came to. */
export interface Outcome {
  /** The row of the list of faults to survive. */
  readonly row: number
  readonly fault: string
  /** What was seen, in figures. */
  readonly seen: Readonly<Record<string, number | string | boolean>>
  /** What had to hold and did not; none: survived. */
  readonly broken: readonly string[]
}

/** The sentences whose condition does not hold. */
export const brokenOf = (holds: Readonly<Record<string, boolean>>): string[] =>
  Object.entries(holds)
    .filter(([, isHeld]) => !isHeld)
    .map(([sentence]) => sentence)
