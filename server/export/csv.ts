import { stringify } from 'csv-stringify/sync'

/**
 * A cell that a spreadsheet would take for a formula, or that hides one behind a control character; and one that is such a
 * cell behind apostrophes already, so that taking one off gives every text back as it was.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is one of the characters to guard against.
const DANGEROUS = /^'*[=+\-@\t\r\n\u0000]/

/** Rows as CSV with a header. A text that a spreadsheet would run as a formula is written behind an apostrophe. */
export function csvText(
  rows: readonly Readonly<Record<string, string | number>>[],
  columns: readonly string[] = Object.keys(rows[0] ?? {}),
): string {
  return stringify(
    rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, safeCell(value)]))),
    { header: true, columns: [...columns] },
  )
}

/** Numbers stay numbers, a negative one included: only text can carry a formula. */
export const safeCell = (value: string | number): string | number =>
  typeof value === 'string' && DANGEROUS.test(value) ? `'${value}` : value
