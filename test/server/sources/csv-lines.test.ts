import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CsvLine, readLineGroups, type Separator } from '../../../server/sources/csv/read-lines.ts'
import { SourceFault } from '../../../server/sources/source.ts'

const settings = { seed: 43, numRuns: 2_000 }

/** What the parser makes of the whole text, or the code of its fault. */
function parsedWhole(text: string, delimiter: Separator): CsvLine[] | string {
  const lines: CsvLine[] = []
  let next = 1
  try {
    parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      on_record: (cells: string[], { lines: read }) => {
        if (cells.length > 1 || cells[0] !== '') lines.push({ line: next, cells })
        next = read + 1
        return null
      },
    })
    return lines
  } catch {
    return `fault in line ${next}`
  }
}

async function readInPieces(text: string, separator: Separator, size: number): Promise<CsvLine[] | string> {
  const bytes = Buffer.from(text)
  async function* pieces() {
    for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size)
  }
  const lines: CsvLine[] = []
  try {
    for await (const group of readLineGroups('x.csv', separator, pieces())) lines.push(...group)
    return lines
  } catch (fault) {
    if (!(fault instanceof SourceFault)) throw fault
    return `fault in line ${fault.line}`
  }
}

const characters = (...more: string[]) =>
  fc
    .array(
      fc.constantFrom('a', 'b ', ' ', ',', ',', ';', '\t', '\n', '\n', '\r\n', '\r', 'é', '💥', '\uFEFF', ...more),
      {
        maxLength: 60,
      },
    )
    .map((parts) => parts.join(''))

test('any text in any pieces is what the parser makes of the whole, with the same lines and faults', async () => {
  const text = fc.oneof(
    characters(),
    characters('"'),
    fc.tuple(characters(), characters('"', '"a"', '"a,\n"')).map((halves) => halves.join('\n')),
  )
  await fc.assert(
    fc.asyncProperty(
      text,
      fc.constantFrom<Separator>(',', ';', '\t'),
      fc.integer({ min: 1, max: 40 }),
      async (...all) => {
        const [content, separator, size] = all
        expect(await readInPieces(content, separator, size)).toEqual(parsedWhole(content, separator))
      },
    ),
    settings,
  )
})

test('a line of a megabyte without an end is one line', async () => {
  const long = 'x'.repeat(1_500_000)
  const lines = await readInPieces(`a,b\n1,${long}${long}\n2,c`, ',', 65_536)
  expect(lines).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['1', long + long] },
    { line: 3, cells: ['2', 'c'] },
  ])
})
