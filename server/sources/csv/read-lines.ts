import { createReadStream } from 'node:fs'
import { CsvError, type Info, type Parser, parse } from 'csv-parse'
import { SourceFault } from '../source.ts'
import { requireUtf8 } from './utf8.ts'

/** A quote that is never closed swallows the rest of the file; past this many bytes it is taken for one. */
const LARGEST_RECORD = 64_000_000

export const SEPARATORS = [',', ';', '\t'] as const
export type Separator = (typeof SEPARATORS)[number]

export interface CsvLine {
  /** Where it begins; the first line is 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/** The lines of a CSV file one by one; see `readLineGroups`. */
export async function* readLines(path: string, separator: Separator): AsyncGenerator<CsvLine> {
  for await (const lines of readLineGroups(path, separator)) yield* lines
}

/**
 * The lines of a CSV file, empty ones left out, as many at a time as a piece of it holds: a file of any size takes little
 * memory, and between two pieces everything else goes on. Throws a SourceFault with the line for text that is not UTF-8 and
 * for quotes that do not match.
 * @param pieces of the file, which are UTF-8; read from the disk, and looked at, when left out
 */
export async function* readLineGroups(
  path: string,
  separator: Separator,
  pieces: AsyncIterable<Buffer> = requireUtf8(path, createReadStream(path)),
): AsyncGenerator<readonly CsvLine[]> {
  let next = 1
  let group: CsvLine[] = []
  const parser = parse({
    delimiter: separator,
    bom: true,
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: LARGEST_RECORD,
    // Taken as a record is parsed, and not passed on: a stream that hands over one after the other takes as long as the parser.
    on_record: (cells: string[], { lines }: Info) => {
      if (cells.length > 1 || cells[0] !== '') group.push({ line: next, cells })
      next = lines + 1
      return null
    },
  })
  // Each write hears of its own error.
  parser.on('error', () => undefined).resume()
  const taken = () => {
    const lines = group
    group = []
    return lines
  }
  try {
    for await (const piece of pieces) {
      await parsed(parser, piece)
      yield taken()
    }
    await parsed(parser, null)
    yield taken()
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause
    throw new SourceFault({
      code: 'malformed',
      location: path,
      line: next,
      message: `${path} line ${next}: ${QUOTE_FAULTS[cause.code] ?? cause.message}`,
      advice: 'Put the whole cell in double quotes and write a double quote inside it twice. Nothing was imported.',
      cause,
    })
  }
}

/** Parses a piece, or with null what is left. Rejects with a CsvError. */
const parsed = (parser: Parser, piece: Buffer | null): Promise<void> =>
  new Promise((done, failed) => {
    const end = (error?: Error | null) => (error ? failed(error) : done())
    if (piece) parser.write(piece, end)
    else parser.end(end)
  })

const QUOTE_FAULTS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a cell opens with a double quote that is never closed',
  CSV_INVALID_CLOSING_QUOTE: 'a double quote closes in the middle of a cell',
  INVALID_OPENING_QUOTE: 'a double quote opens in the middle of a cell',
  CSV_MAX_RECORD_SIZE: `the row is longer than ${LARGEST_RECORD} bytes; a double quote is probably never closed`,
}
