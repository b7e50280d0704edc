import { type Figure, isWithin, ratioOf } from './figure.ts'

const COLUMNS = ['stage', 'measured', 'figure', 'against', 'ratio', 'verdict']

/** Figures as a table in plain text. */
export function asTable(figures: readonly Figure[]): string {
  const rows = [COLUMNS, ...figures.map(cellsOf)]
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('')
}

function cellsOf(figure: Figure): string[] {
  const { stage, measured, unit, against, reference, bound } = figure
  return [
    stage,
    measured,
    `${amount(figure.figure)} ${unit}`,
    `${against}: ${amount(reference)} ${unit}`,
    `${ratioOf(figure).toFixed(2)}${allowed(bound)}`,
    bound === null ? '' : isWithin(figure) ? 'within' : 'OVER',
  ]
}

function allowed(bound: Figure['bound']): string {
  if (bound === null) return ''
  return 'atMost' in bound ? ` (at most ${bound.atMost})` : ` (at least ${bound.atLeast})`
}

const amount = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: value < 1 ? 2 : value < 100 ? 1 : 0 })
