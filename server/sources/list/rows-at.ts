import { showValue } from '../row-fault.ts'
import { isPlain } from './flat-cells.ts'
import { valueAt } from './value-at.ts'

const DEEPEST = 3

interface Found {
  readonly rows: readonly unknown[]
  /** What the list is called where it stands: "data.items". */
  readonly place: string
}

/** The rows of a document: the list at a path, or the longest list of objects in it. Says what is wrong when there is none. */
export function rowsAt(document: unknown, path?: string): Found | { readonly wrong: string } {
  if (path !== undefined) {
    const rows = valueAt(document, path)
    if (Array.isArray(rows)) return { rows, place: path }
    return { wrong: `has no list at ${path}${rows === undefined ? '' : `, but ${showValue(rows)}`}` }
  }
  const [longest] = [...listsIn(document, '', 0)].sort((one, other) => other.rows.length - one.rows.length)
  return longest ?? { wrong: `holds no list of objects; it begins ${showValue(document)}` }
}

function* listsIn(value: unknown, place: string, depth: number): Generator<Found> {
  if (Array.isArray(value)) {
    if (value.length === 0 || value.some(isPlain)) yield { rows: value, place: place || 'rows' }
  } else if (isPlain(value) && depth < DEEPEST) {
    for (const [key, inner] of Object.entries(value))
      yield* listsIn(inner, place === '' ? key : `${place}.${key}`, depth + 1)
  }
}
