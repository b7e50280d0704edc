import { createHash } from 'node:crypto'
import type { ColumnMapping } from '../../../model/contract/column-mapping.ts'
import { columnsOf, TABLES } from '../csv/tables.ts'

/** The columns of a list, by the names that it has for them. */
export interface ListHeader {
  readonly names: readonly string[]
  /** A value of each, to know it by. */
  readonly examples: Readonly<Record<string, string>>
}

/** What people said of a header; null when nobody has. */
export type ColumnMemory = (header: ListHeader) => Promise<ColumnMapping | null>

export const NO_MEMORY: ColumnMemory = async () => null

/** The same for the same names, in whatever order. */
export const signatureOf = (names: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify([...names].sort()))
    .digest('hex')
    .slice(0, 32)

/** Of a header that has our own names: nobody has to be asked. Null for any other, and for what only files can hold. */
export function ownMapping({ names }: ListHeader): ColumnMapping | null {
  const table = TABLES.find(
    (one) =>
      one.required.every((column) => names.includes(column)) && names.every((name) => columnsOf(one).includes(name)),
  )
  if (!table || table.name === 'projects' || table.name === 'sli') return null
  return { table: table.name, columns: Object.fromEntries(names.map((name) => [name, name])), values: {} }
}

/**
 * Whether a mapping for one header still holds for another of the same list. Rows that name their own fields often leave out
 * what is empty: only when something is gone and something else is new may a field have been renamed.
 */
export function stillFits({ columns }: ColumnMapping, before: readonly string[], names: readonly string[]): boolean {
  const isGone = Object.values(columns).some((name) => !names.includes(name))
  return !isGone || names.every((name) => before.includes(name))
}

/** "Start and Sev are gone; Began is new". */
export function changeInWords(before: readonly string[], names: readonly string[]): string {
  const gone = before.filter((name) => !names.includes(name))
  const added = names.filter((name) => !before.includes(name))
  const told = (list: readonly string[], what: string) => (list.length > 0 ? [`${quoted(list)} ${what}`] : [])
  return [
    ...told(gone, gone.length === 1 ? 'is gone' : 'are gone'),
    ...told(added, added.length === 1 ? 'is new' : 'are new'),
  ].join('; ')
}

const MOST_NAMED = 5
export function quoted(names: readonly string[]): string {
  const named = names.slice(0, MOST_NAMED).map((name) => `"${name}"`)
  const more = names.length - named.length
  return more > 0 ? `${named.join(', ')} and ${more} more` : named.join(', ')
}
