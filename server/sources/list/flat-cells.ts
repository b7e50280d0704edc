import { cellText } from './cell-text.ts'

const DEEPEST = 4
/** Names that a row may have; more is a document, not a row. */
export const MOST_NAMES = 300

/** Calls `see` with each value of a row of JSON, what is inside of what with a dot between: {"service": {"name": "shop"}} has "service.name". */
export function eachCell(row: unknown, see: (name: string, value: unknown) => void, above = '', depth = 0): void {
  if (!isPlain(row)) return
  for (const key in row) {
    const value = row[key]
    const name = above === '' ? key : `${above}.${key}`
    if (isPlain(value) && depth + 1 < DEEPEST) eachCell(value, see, name, depth + 1)
    else see(name, value)
  }
}

/** The cell of that name, as `eachCell` names it; undefined where there is none. */
export function cellNamed(row: unknown, name: string): string | undefined {
  if (!isPlain(row)) return undefined
  if (Object.hasOwn(row, name)) {
    const value = row[name]
    return isPlain(value) ? undefined : cellText(value)
  }
  for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
    const inner = Object.hasOwn(row, name.slice(0, dot)) ? row[name.slice(0, dot)] : undefined
    const found = cellNamed(inner, name.slice(dot + 1))
    if (found !== undefined) return found
  }
  return undefined
}

export const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
