import type { ColumnMapping, ColumnQuestion } from '../../../../model/contract/column-mapping.ts'
import { counted, list } from '../../../../model/format.ts'

/** In a list of choices: none of the columns, and the same for every row. Neither can be a column's name. */
export const NONE = '\u0000'
export const SAME = '\u0000='

/** "started_at" -> "Started at" */
export const titleOf = (column: string): string => {
  const words = column.replaceAll('_', ' ')
  return words === 'id' || words === 'url' ? words.toUpperCase() : words.charAt(0).toUpperCase() + words.slice(1)
}

/** What is chosen for one of our columns. */
export function chosen({ columns, values }: ColumnMapping, column: string): string {
  const value = values[column]
  return value === undefined ? (columns[column] ?? NONE) : SAME + value
}

/** A mapping with another choice for one of our columns. Words for severities are of the column that they were found in. */
export function choose(said: ColumnMapping, column: string, choice: string): ColumnMapping {
  const { severities, ...rest } = said
  const mapping = column === 'severity' || severities === undefined ? rest : { ...rest, severities }
  const { [column]: _column, ...columns } = mapping.columns
  const { [column]: _value, ...values } = mapping.values
  if (choice === NONE) return { ...mapping, columns, values }
  if (choice.startsWith(SAME))
    return { ...mapping, columns, values: { ...values, [column]: choice.slice(SAME.length) } }
  return { ...mapping, columns: { ...columns, [column]: choice }, values }
}

type Table = ColumnQuestion['tables'][number]

/** Whether a row cannot be taken in for want of it. An incident without an id is told apart by its title and its start. */
export const isMissing = (mapping: ColumnMapping, { name, required }: Table, column: string): boolean =>
  required.includes(column) && chosen(mapping, column) === NONE && !(name === 'incidents' && column === 'id')

/** What is asked for at once: what has to be there, what was guessed, and what losses are counted by. */
export const isUsual = (
  { mapping: guess }: ColumnQuestion,
  mapping: ColumnMapping,
  { required }: Table,
  column: string,
): boolean =>
  required.includes(column) ||
  column in guess.columns ||
  chosen(mapping, column) !== NONE ||
  column === 'resolved_at' ||
  column === 'services'

/** Whether a column that every row must have is still to be chosen: until then nothing can be said of its rows. */
export function isLacking({ tables }: ColumnQuestion, mapping: ColumnMapping): boolean {
  const table = tables.find(({ name }) => name === mapping.table)
  return table?.required.some((column) => isMissing(mapping, table, column)) ?? false
}

/** "5 of its 8 columns are taken; severity is not there yet" */
export function columnsInWords({ header }: ColumnQuestion, mapping: ColumnMapping, table: Table): string {
  const taken = new Set(Object.values(mapping.columns)).size
  const missing = table.required
    .filter((column) => isMissing(mapping, table, column))
    .map((column) => titleOf(column).toLowerCase())
  const words = `${taken === header.length ? 'All' : `${taken} of`} its ${counted(header.length, 'column')} ${taken === 1 ? 'is' : 'are'} taken`
  return missing.length === 0
    ? words
    : `${words}; ${list(missing)} ${missing.length === 1 ? 'is' : 'are'} not there yet`
}
