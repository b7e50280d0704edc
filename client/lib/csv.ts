/** A cell for a spreadsheet: text that one would take for a formula is defused, quotes are doubled. */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const harmless = /^'*[=+\-@\t\r\n\0]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** Rows as CSV with CRLF line ends, as RFC 4180 has it. */
export const toCsv = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
