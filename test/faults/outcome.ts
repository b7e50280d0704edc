/** What was seen, in figures. */
export type Figures = Readonly<Record<string, number | string | boolean>>

/** What one injected fault came to. */
export interface Outcome {
  /** The row of the list of faults to survive. */
  readonly row: number
  readonly fault: string
  /** Of each connector by its type, where each was put through it. */
  readonly seen: Figures | Readonly<Record<string, Figures>>
  /** What had to hold and did not; none: survived. */
  readonly broken: readonly string[]
}

/** The sentences whose condition does not hold. */
export const brokenOf = (holds: Readonly<Record<string, boolean>>): string[] =>
  Object.entries(holds)
    .filter(([, isHeld]) => !isHeld)
    .map(([sentence]) => sentence)
