import type { Column } from './table.ts'

/** A Markdown table. What a cell holds stays text: no markup, no new column, no new row. */
export function markdownTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(plainMarkdown).join(' | ')} |`
  return [
    line(columns.map(({ title }) => title)),
    `| ${columns.map(({ isNumber }) => (isNumber ? '---:' : '---')).join(' | ')} |`,
    ...rows.map(line),
  ].join('\n')
}

/** A text that Markdown shows as it is: no markup, no new line. */
export const plainMarkdown = (cell: string): string => cell.replace(/[\\`*_[\]<>|#]/g, '\\$&').replace(/[\r\n]+/g, ' ')
