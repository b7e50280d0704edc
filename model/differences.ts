/** A place where two values differ, each as JSON. */
export interface Difference {
  readonly path: string
  readonly kept: string
  readonly now: string
}

export interface Compared {
  /** Leaves that were looked at. */
  readonly compared: number
  readonly differences: readonly Difference[]
}

/**
 * Compares two plain values to the last digit, leaf by leaf, as JSON has them.
 * @param isProse whether a field is left out, by its name
 */
export function compareValues(kept: unknown, now: unknown, isProse: (field: string) => boolean): Compared {
  const differences: Difference[] = []
  let compared = 0
  const visit = (path: string, one: unknown, other: unknown): void => {
    if (isContainer(one) && isContainer(other) && Array.isArray(one) === Array.isArray(other)) {
      const [before, after] = [new Map(Object.entries(one)), new Map(Object.entries(other))]
      for (const field of new Set([...before.keys(), ...after.keys()])) {
        if (!isProse(field)) visit(path ? `${path}.${field}` : field, before.get(field), after.get(field))
      }
      return
    }
    compared += 1
    const [left, right] = [asText(one), asText(other)]
    if (left !== right) differences.push({ path, kept: left, now: right })
  }
  visit('', kept, now)
  return { compared, differences }
}

const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null
const asText = (value: unknown): string => JSON.stringify(value) ?? 'nothing'
