/** How a column of a text table is headed and set. */
export interface Column {
  readonly title: string
  /** Numbers are set to the right. */
  readonly isNumber: boolean
}

const GAP = '  '

/** Columns of even width for a terminal, under a ruled head. Lines end where their text ends. */
export function alignedTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map(({ title }, column) =>
    rows.reduce((most, row) => Math.max(most, widthOf(row[column] ?? '')), widthOf(title)),
  )
  const line = (cells: readonly string[]) =>
    columns
      .map(({ isNumber }, column) => padded(cells[column] ?? '', widths[column] ?? 0, isNumber))
      .join(GAP)
      .trimEnd()
  return [
    line(columns.map(({ title }) => title)),
    widths.map((width) => '─'.repeat(width)).join(GAP),
    ...rows.map(line),
  ].join('\n')
}

function padded(text: string, width: number, isNumber: boolean): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)))
  return isNumber ? space + text : text + space
}

/** Characters as a person counts them; a wide one still counts as one. */
const widthOf = (text: string): number => [...text].length
