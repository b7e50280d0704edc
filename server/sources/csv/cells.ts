import { idSchema } from '../../../model/contract/project.ts'
import type { Instant } from '../../../model/quantity.ts'
import { showValue } from '../row-fault.ts'
import { parseInstant, TIME_FORMS } from '../time.ts'
import type { CsvRecord } from './row.ts'

/** A cell that cannot be read. Thrown and caught inside the CSV source only: it becomes a row in quarantine. */
export class CellFault extends Error {
  override readonly name = 'CellFault'
}

/** Characters of one cell; more is a damaged file, not evidence. */
export const LARGEST_CELL = 1_000_000

interface Bounds {
  readonly least?: number
  readonly above?: number
  readonly most?: number
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i

const fault = (column: string, value: string, expected: string): CellFault =>
  new CellFault(`${column} is ${showValue(value)}; ${expected}`)

/** The apostrophe that our own files have before what a spreadsheet would take for a formula. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is one of the characters that are guarded against.
const DEFUSED = /^'(?='*[=+\-@\t\r\n\u0000])/

/** Text, or null when the cell is empty or the column is not there. What an export has defused is as it was before. */
export function text({ cells }: CsvRecord, column: string): string | null {
  const cell = cells[column]
  if (!cell) return null
  return cell.startsWith("'") ? cell.replace(DEFUSED, '') || null : cell
}

/** Any of the cells of a row; throws a CellFault when it is empty. */
export function needed<Value>(
  read: (record: CsvRecord, column: string) => Value | null,
  record: CsvRecord,
  column: string,
): Value {
  const value = read(record, column)
  if (value === null) throw new CellFault(`${column} is ${column in record.cells ? 'empty' : 'missing'}`)
  return value
}

export function identifier(record: CsvRecord, column: string): string | null {
  const value = text(record, column)
  if (value === null) return null
  const parsed = idSchema.safeParse(value)
  if (!parsed.success) throw fault(column, value, parsed.error.issues[0]?.message ?? 'is no identifier')
  return value
}

/** Names separated by semicolons, each once. */
export function list(record: CsvRecord, column: string): string[] {
  const cell = text(record, column)
  if (cell === null) return []
  const names = new Set<string>()
  for (const part of cell.split(';')) names.add(part.trim())
  names.delete('')
  return [...names]
}

export function number(record: CsvRecord, column: string, { least, above, most }: Bounds = {}): number | null {
  const value = text(record, column)
  if (value === null) return null
  if (!NUMBER.test(value)) throw fault(column, value, numberAdvice(value))
  const parsed = Number(value)
  if (!Number.isFinite(parsed)) throw fault(column, value, 'the number is too large')
  if (least !== undefined && parsed < least) throw fault(column, value, `it must be at least ${least}`)
  if (above !== undefined && parsed <= above) throw fault(column, value, `it must be above ${above}`)
  if (most !== undefined && parsed > most) {
    throw fault(column, value, `it must be at most ${most}${most === 1 ? '; write 0.6 for 60%' : ''}`)
  }
  return parsed
}

/** A number reader with bounds, for `needed`. */
export const numberWithin =
  (bounds: Bounds) =>
  (record: CsvRecord, column: string): number | null =>
    number(record, column, bounds)

export function time(record: CsvRecord, column: string): Instant | null {
  const value = text(record, column)
  if (value === null) return null
  const at = parseInstant(value)
  if (at === null) throw fault(column, value, `write a time such as ${TIME_FORMS}`)
  return at
}

export function truth(record: CsvRecord, column: string): boolean | null {
  const value = text(record, column)?.toLowerCase() ?? null
  if (value === null || value === 'true' || value === 'false') return value === null ? null : value === 'true'
  throw fault(column, value, 'write true or false')
}

/** One of a closed list of words, without regard to case. */
export const choice =
  <Word extends string>(words: readonly Word[]) =>
  (record: CsvRecord, column: string): Word | null => {
    const value = text(record, column)
    if (value === null) return null
    const word = words.find((known) => known === value.toLowerCase())
    if (!word) throw fault(column, value, `write one of ${words.join(', ')}`)
    return word
  }

export function webAddress(record: CsvRecord, column: string): string | null {
  const value = text(record, column)
  if (value !== null && !/^https?:$/.test(URL.parse(value)?.protocol ?? '')) {
    throw fault(column, value, 'write an http or https address')
  }
  return value
}

function numberAdvice(value: string): string {
  if (value.endsWith('%')) return 'write a number without the percent sign: 0.6 for 60%'
  if (/^[\d.,]*,\d+$/.test(value)) return 'write a number with a point and without separators: 1234.5'
  return 'write a number such as 0.6'
}
