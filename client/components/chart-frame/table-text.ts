import { amount } from '../../../model/format.ts'
import { toCsv } from '../../lib/csv.ts'
import { type MadeFrom, madeWords } from './use-made-from.ts'

type Cell = string | number

export interface ChartColumn {
  /** As a person reads it. */
  readonly title: string
  /** As a file has it: lower case, with its unit. */
  readonly name: string
  /** How its numbers are written in the table; the file has them as they are. */
  readonly write?: (value: number) => string
}

/** The figures of a chart or a list: what its table shows and its files hold. The first column names the row. */
export interface ChartData {
  readonly columns: readonly ChartColumn[]
  readonly rows: readonly (readonly Cell[])[]
}

export const TABLE_FORMATS = [
  { format: 'csv', title: 'CSV', extension: 'csv', type: 'text/csv' },
  { format: 'json', title: 'JSON', extension: 'json', type: 'application/json' },
  { format: 'markdown', title: 'Markdown', extension: 'md', type: 'text/markdown' },
] as const
type TableFormat = (typeof TABLE_FORMATS)[number]['format']

/** The table as a file for a spreadsheet, a program or a page, with what its figures were made from. */
export function tableText(title: string, { columns, rows }: ChartData, made: MadeFrom, format: TableFormat): string {
  switch (format) {
    case 'csv': {
      const { asOf: as_of, ...rest } = made
      const origin = Object.entries({ ...(as_of && { as_of }), ...rest })
      return toCsv([
        [...columns.map(({ name }) => name), ...origin.map(([name]) => name)],
        ...rows.map((row) => [...row, ...origin.map(([, value]) => value as Cell)]),
      ])
    }
    case 'json': {
      const named = rows.map((row) => Object.fromEntries(columns.map(({ name }, at) => [name, row[at] ?? null])))
      return `${JSON.stringify({ title, ...made, rows: named }, null, 2)}\n`
    }
    case 'markdown': {
      const line = (cells: readonly string[]) => `| ${cells.map(harmless).join(' | ')} |`
      const isNumber = columns.map((_, at) => rows.some((row) => typeof row[at] === 'number'))
      return [
        `# ${harmless(title)}`,
        `${madeWords(made)}.`,
        '',
        line(columns.map((column) => column.title)),
        `| ${isNumber.map((right) => (right ? '---:' : '---')).join(' | ')} |`,
        ...rows.map((row) => line(columns.map((column, at) => shownCell(column, row[at])))),
        '',
      ].join('\n')
    }
  }
}

/** A cell as a person reads it. */
export function shownCell({ write = amount }: ChartColumn, cell: Cell | undefined): string {
  return typeof cell === 'number' ? write(cell) : (cell ?? '')
}

/** Text that stays text in Markdown: no markup, no new column, no new row. */
const harmless = (text: string): string => text.replace(/[\\`*_[\]<>|#]/g, '\\$&').replace(/[\r\n]+/g, ' ')
