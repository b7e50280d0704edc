/** One thing that is wrong with a configuration file, and where. */
export interface ConfigurationFault {
  /** From 1. */
  readonly line: number
  /** From 1. */
  readonly column: number
  /** "projects[2].effort.low"; empty for the file as a whole. */
  readonly path: string
  readonly message: string
}

/** A fault before its place in the file is known: the keys and positions that lead to it. */
export interface LocatedFault {
  readonly path: readonly PropertyKey[]
  /** Point at the last key itself, not at its value. */
  readonly atKey?: boolean
  readonly message: string
}

/** "projects[2].effort.low" */
export const showPath = (path: readonly PropertyKey[]): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')
