import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CsvError, type Info, parse } from 'csv-parse'
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

/**
 * The lines of a CSV file, empty ones left out, as a stream: a file of any size takes little memory. Throws a
 * SourceFault with the line for text that is not UTF-8 and for quotes that do not match.
 */
export async function* readLines(path: string, separator: Separator, stream?: Readable): AsyncGenerator<CsvLine> {
  let firstUnread = 1
  const parser = parse({
    delimiter: separator,
    bom: true,
    info: true,
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: LARGEST_RECORD,
    // Called as a record is parsed: a fault further on throws away the records that nobody has read yet.
    on_record: (record, { lines }) => {
      firstUnread = lines + 1
      return record
    },
  })
  const reading = pipeline(
    stream ?? createReadStream(path),
    (chunks: AsyncIterable<Buffer>) => requireUtf8(path, chunks),
    parser,
  )
  // The parser passes the same error on to the loop below, which is where it is handled.
  reading.catch(() => undefined)
  let line = 1
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      if (record.length > 1 || record[0] !== '') yield { line, cells: record }
      line = info.lines + 1
    }
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause
    throw new SourceFault({
      code: 'malformed',
      location: path,
      line: firstUnread,
      message: `${path} line ${firstUnread}: ${QUOTE_FAULTS[cause.code] ?? cause.message}`,
      advice: 'Put the whole cell in double quotes and write a double quote inside it twice. Nothing was imported.',
      cause,
    })
  }
}

const QUOTE_FAULTS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a cell opens with a double quote that is never closed',
  CSV_INVALID_CLOSING_QUOTE: 'a double quote closes in the middle of a cell',
  INVALID_OPENING_QUOTE: 'a double quote opens in the middle of a cell',
  CSV_MAX_RECORD_SIZE: `the row is longer than ${LARGEST_RECORD} bytes; a double quote is probably never closed`,
}
