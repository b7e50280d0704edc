import { cellText } from './cell-text.ts'
import type { Cells } from './our-cells.ts'

const DEEPEST = 4
/** Names that a row may have; more is a document, not a row. */
export const MOST_NAMES = 300

/** A row of JSON as cells, what is inside of what with a dot between: {"service": {"name": "shop"}} -> "service.name". */
export function flatCells(row: unknown): Cells {
  const cells: Record<string, string> = {}
  const put = (value: unknown, name: string, depth: number): void => {
    if (isPlain(value) && depth < DEEPEST) {
      for (const [key, inner] of Object.entries(value)) put(inner, name === '' ? key : `${name}.${key}`, depth + 1)
    } else if (name !== '') cells[name] = cellText(value)
  }
  put(row, '', 0)
  return cells
}

export const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
