import type { CsvLine, Separator } from './read-lines.ts'

const [QUOTE, NEWLINE] = ['"', '\n']
const LINE_END = /\r\n|\n|\r/
const BYTE_ORDER_MARK = /^\uFEFF/
/** Bytes of a line; one that is longer is left to the parser, which bears it better. */
const LONGEST_LINE = 1_000_000

/** The lines of a CSV file up to its first quote, where the separator separates and nothing else means anything. */
export interface PlainLines {
  /** The whole lines up to the end of this piece; null for one that takes a parser: then nothing of it was taken. */
  take(piece: Buffer): CsvLine[] | null
  /** What was taken of a line that has not ended yet. */
  rest(): Buffer
  /** The line that the rest is; the first is 1. */
  next(): number
}

/** Reads them without a parser, which takes ten times as long. Empty lines are left out. */
export function plainLines(separator: Separator): PlainLines {
  let rest: Buffer = Buffer.alloc(0)
  let next = 1
  return {
    take(piece) {
      if (piece.includes(QUOTE) || rest.length > LONGEST_LINE) return null
      const end = piece.lastIndexOf(NEWLINE) + 1
      if (end === 0) {
        rest = Buffer.concat([rest, piece])
        return []
      }
      const text = Buffer.concat([rest, piece.subarray(0, end)]).toString('utf8')
      rest = piece.subarray(end)
      const lines: CsvLine[] = []
      const texts = (next === 1 ? text.replace(BYTE_ORDER_MARK, '') : text).split(LINE_END)
      // Behind the last line end nothing is.
      texts.pop()
      for (const line of texts) {
        if (line !== '') lines.push({ line: next, cells: line.split(separator) })
        next += 1
      }
      return lines
    },
    rest: () => rest,
    next: () => next,
  }
}
