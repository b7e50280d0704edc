import { createHash } from 'node:crypto'
import { type Instant, instant } from '../../../model/quantity.ts'
import { LARGEST_CELL } from '../csv/cells.ts'
import type { TableName } from '../csv/tables.ts'
import { type Severities, severityOfWord } from '../priority-severity.ts'
import { showInstant } from '../time.ts'

/** Digits of a Unix time in seconds and in milliseconds, from 2001 to 2286. */
const SECONDS = /^\d{10}(\.\d+)?$/
const MILLISECONDS = /^\d{13}$/

export type Cells = Readonly<Record<string, string>>

/**
 * Cells under our names as our tables take them: Unix times as moments, other people's words for severities as ours, and for
 * an incident that has no id one of when it began and what it is called. What cannot be read stays, to be put aside with
 * the reason.
 */
export function ourCells(table: TableName, named: Cells, severities?: Severities | undefined): Cells {
  const cells: Record<string, string> = {}
  for (const column in named) {
    const text = named[column] ?? ''
    cells[column] = column.endsWith('_at') ? momentText(text) : text
  }
  if (table !== 'incidents') return cells
  const severity = severityOfWord(cells.severity, severities)
  if (severity) cells.severity = severity
  const id = cells.id || idOf(cells)
  if (id) cells.id = id
  return cells
}

function momentText(text: string): string {
  if (SECONDS.test(text)) return showMoment(Number(text) * 1_000)
  return MILLISECONDS.test(text) ? showMoment(Number(text)) : text
}

const showMoment = (at: number): string => showInstant(instant(Math.round(at)) satisfies Instant)

/** Null where it has neither: then it cannot be told from others. */
function idOf({ started_at, title }: Cells): string | null {
  if (!started_at || !title) return null
  return createHash('sha256').update(`${started_at}\n${title}`).digest('hex').slice(0, 16)
}

/** What no database keeps as text, in words; null when nothing is wrong. */
export function cellsFault(cells: Cells): string | null {
  for (const column in cells) {
    const text = cells[column] ?? ''
    if (text.length > LARGEST_CELL) return `${column} has ${text.length} characters; a cell has at most ${LARGEST_CELL}`
    if (text.includes('\0')) return `${column} has a NUL character, which is no text`
    if (!text.isWellFormed()) return `${column} has half of a character (a lone surrogate)`
  }
  return null
}
