import { nearestName } from '../nearest-name.ts'
import { SourceFault } from '../source.ts'
import { SEPARATORS, type Separator } from './read-lines.ts'
import { columnsOf, TABLES, type Table } from './tables.ts'

const MOST_COLUMNS = 100

/** The separator that the first line uses most, quoted cells left out; a comma when it uses none. */
export function separatorOf(head: string): Separator {
  const firstLine =
    head
      .trimStart()
      .split(/[\r\n]/, 1)[0]
      ?.replace(/"[^"]*"/g, '') ?? ''
  const uses = (separator: Separator) => firstLine.split(separator).length
  return SEPARATORS.reduce((most, separator) => (uses(separator) > uses(most) ? separator : most))
}

/** Column names without regard to case and the spaces around them. */
export const columnNames = (cells: readonly string[]): string[] => cells.map((cell) => cell.trim().toLowerCase())

/**
 * The one table whose required columns are all there and which knows every column. Throws a SourceFault that says what
 * is missing, unknown (with the nearest known name) or named twice.
 */
export function inferTable(path: string, line: number, cells: readonly string[]): Table {
  const columns = columnNames(cells)
  const fault = (what: string) =>
    new SourceFault({
      code: 'wrong-header',
      location: path,
      line,
      message: `${path} line ${line}: ${what}`,
      advice: 'Correct the first line and import the file again. Nothing was imported.',
    })
  if (columns.length > MOST_COLUMNS)
    throw fault(`it names ${columns.length} columns; no table has more than ${MOST_COLUMNS}`)
  const unnamed = columns.indexOf('')
  if (unnamed >= 0) throw fault(`column ${unnamed + 1} has no name`)
  const twice = columns.find((column, position) => columns.indexOf(column) !== position)
  if (twice !== undefined) throw fault(`the column "${twice}" is there twice`)

  // Each table requires a column that no other knows, so at most one can fit.
  const table = TABLES.find(
    (candidate) => missingOf(candidate, columns).length === 0 && unknownOf(candidate, columns).length === 0,
  )
  if (table) return table
  throw fault(headerFault(columns))
}

const missingOf = ({ required }: Table, columns: readonly string[]): string[] =>
  required.filter((column) => !columns.includes(column))

function unknownOf(table: Table, columns: readonly string[]): string[] {
  const known = columnsOf(table)
  return columns.filter((column) => !known.includes(column))
}

function headerFault(columns: readonly string[]): string {
  const table = likeliestTable(columns)
  if (!table) {
    const forms = TABLES.map(({ name, required }) => `${name} (${required.join(', ')})`)
    return `the first line names the columns of no table; known are ${forms.join('; ')}`
  }
  const missing = missingOf(table, columns)
  const unknown = unknownOf(table, columns).map((column) => {
    const nearest = nearestName(
      column,
      columnsOf(table).filter((known) => !columns.includes(known)),
    )
    return `"${column}"${nearest ? ` (did you mean "${nearest}"?)` : ''}`
  })
  return [
    `it looks like ${table.name}`,
    ...(missing.length > 0 ? [`without ${missing.join(', ')}`] : []),
    ...(unknown.length > 0 ? [`with unknown columns ${unknown.join(', ')}`] : []),
  ].join(', ')
}

/** The table that knows most of the columns, a misspelt one counting half; null when it knows none but `id` and `title`. */
function likeliestTable(columns: readonly string[]): Table | null {
  const telling = columns.filter((column) => column !== 'id' && column !== 'title')
  let likeliest: Table | null = null
  let most = 0
  for (const table of TABLES) {
    const known = columnsOf(table)
    const score = telling.reduce(
      (sum, column) => sum + (known.includes(column) ? 1 : nearestName(column, known) ? 0.5 : 0),
      -missingOf(table, columns).length / 100,
    )
    if (score > most) {
      most = score
      likeliest = table
    }
  }
  return likeliest
}
