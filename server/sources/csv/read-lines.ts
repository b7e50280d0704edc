import { createReadStream } from 'node:fs'
import { CsvError, type Info, parse } from 'csv-parse'
import { SourceFault } from '../source.ts'
import { type PlainLines, plainLines } from './plain-lines.ts'
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
  const plain = plainLines(separator)
  let parser: LineParser | null = null
  try {
    for await (const piece of pieces) {
      const lines = parser === null ? plain.take(piece) : null
      if (lines === null) {
        parser ??= await parserBehind(plain, separator)
        await parser.parse(piece)
      }
      yield lines ?? parser?.taken() ?? []
    }
    parser ??= await parserBehind(plain, separator)
    await parser.parse(null)
    yield parser.taken()
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause
    const line = parser?.next() ?? plain.next()
    throw new SourceFault({
      code: 'malformed',
      location: path,
      line,
      message: `${path} line ${line}: ${QUOTE_FAULTS[cause.code] ?? cause.message}`,
      advice: 'Put the whole cell in double quotes and write a double quote inside it twice. Nothing was imported.',
      cause,
    })
  }
}

interface LineParser {
  /** Takes a piece, or with null what is left. Rejects with a CsvError. */
  parse(piece: Buffer | null): Promise<void>
  /** The lines that were parsed since it was asked last. */
  taken(): readonly CsvLine[]
  /** Where the line begins that is being parsed. */
  next(): number
}

/** A parser that has got what was left of a line before it. */
async function parserBehind(plain: PlainLines, separator: Separator): Promise<LineParser> {
  const before = plain.next() - 1
  let next = before + 1
  let group: CsvLine[] = []
  const parser = parse({
    delimiter: separator,
    // Further on it is a character like any other.
    bom: before === 0,
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: LARGEST_RECORD,
    // Taken as a record is parsed, and not passed on: a stream that hands over one after the other takes as long as the parser.
    on_record: (cells: string[], { lines }: Info) => {
      if (cells.length > 1 || cells[0] !== '') group.push({ line: next, cells })
      next = before + lines + 1
      return null
    },
  })
  // Each write hears of its own error.
  parser.on('error', () => undefined).resume()
  const parsePiece = (piece: Buffer | null): Promise<void> =>
    new Promise((done, failed) => {
      const end = (error?: Error | null) => (error ? failed(error) : done())
      if (piece) parser.write(piece, end)
      else parser.end(end)
    })
  await parsePiece(plain.rest())
  return {
    parse: parsePiece,
    taken() {
      const lines = group
      group = []
      return lines
    },
    next: () => next,
  }
}

const QUOTE_FAULTS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a cell opens with a double quote that is never closed',
  CSV_INVALID_CLOSING_QUOTE: 'a double quote closes in the middle of a cell',
  INVALID_OPENING_QUOTE: 'a double quote opens in the middle of a cell',
  CSV_MAX_RECORD_SIZE: `the row is longer than ${LARGEST_RECORD} bytes; a double quote is probably never closed`,
}
