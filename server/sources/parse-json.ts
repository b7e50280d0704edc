import { rememberText } from './json-text.ts'
import { isTurnDue, nextTurn } from './turn.ts'

/** Bytes of a document that is parsed in one go, in less than a millisecond. */
const LONGEST_IN_ONE = 131_072
/** Parsed within a millisecond, after which it is asked whether something else should have its turn. */
const BYTES_AT_ONCE = 65_536
/** Bytes of elements that are parsed together: an element that has as many by itself is worth remembering its text. */
const BYTES_TOGETHER = 2_048

/** Bytes of a string that are looked at one by one. */
const SHORT_STRING = 32

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c] as const
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d]
const BYTE_ORDER_MARK = Buffer.from('\uFEFF')

/**
 * What `JSON.parse` makes of UTF-8 bytes, and what it throws. Of a long document the list that it is, or the lists in the
 * object that it is, are parsed some elements at a time, and requests that come in meanwhile have their turn in between. No
 * string is made of the whole either: to get the memory for one of a megabyte can take as long as to parse it. Of long
 * elements the text stays at hand for `jsonText`.
 * @param atOnce bytes that are parsed before it is asked whether anything else should have its turn
 */
export async function parseJson(bytes: Uint8Array, atOnce = BYTES_AT_ONCE): Promise<unknown> {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const isMarked = whole.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK)
  const text = isMarked ? whole.subarray(BYTE_ORDER_MARK.length) : whole
  // What is not well formed is left to the platform to say.
  return (
    (text.length > Math.min(LONGEST_IN_ONE, 2 * atOnce) && (await parsedInPieces(text, atOnce))) ||
    JSON.parse(text.toString('utf8'))
  )
}

/** The document, or null when it has no list at its top or right below, or is not well formed. */
async function parsedInPieces(bytes: Buffer, atOnce: number): Promise<unknown> {
  const lists: unknown[][] = []
  let frame = ''
  let from = 0
  let rested = 0
  let isCompact: boolean | null = null
  try {
    for (const { start, end, isOne, isFirst, isLast } of piecesOf(bytes, Math.min(atOnce, BYTES_TOGETHER))) {
      if (isFirst) {
        frame += bytes.toString('utf8', from, start) + lists.length
        lists.push([])
      }
      const text = bytes.toString('utf8', start, end)
      const isLong = isOne && text.length >= BYTES_TOGETHER
      const elements = (isLong ? [JSON.parse(text)] : JSON.parse(`[${text}]`)) as unknown[]
      // A list without elements is one piece; any other that is empty has a comma before it.
      if (elements.length === 0 && !(isFirst && isLast)) return null
      if (isLong) {
        // As the first is written the others are.
        isCompact ??= JSON.stringify(elements[0]) === text
        if (isCompact) rememberText(elements[0], text)
      }
      for (const element of elements) lists.at(-1)?.push(element)
      if (isLast) from = end
      if (end - rested < atOnce) continue
      rested = end
      if (isTurnDue()) await nextTurn()
    }
    return lists.length === 0 ? null : filled(JSON.parse(frame + bytes.toString('utf8', from)), lists)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** A document with its lists in the places that hold their numbers. */
function filled(frame: unknown, lists: readonly unknown[][]): unknown {
  if (Array.isArray(frame)) return lists[0]
  const document = frame as Record<string, unknown>
  for (const name in document) {
    const place = document[name]
    if (Array.isArray(place)) document[name] = lists[Number(place[0])]
  }
  return document
}

/** A run of elements, from its first byte to the comma or bracket behind it. */
interface Piece {
  readonly start: number
  readonly end: number
  /** Whether it is a single element. */
  readonly isOne: boolean
  readonly isFirst: boolean
  readonly isLast: boolean
}

/** The pieces of the list that a document is, or of those that the fields of its object are. */
export function* piecesOf(bytes: Buffer, together: number): Generator<Piece> {
  const { length } = bytes
  let depth = 0
  let depthOfList = 0
  let start = 0
  let isFirst = true
  let isOne = true
  for (let at = 0; at < length; at += 1) {
    const byte = bytes[at]
    if (byte === QUOTE) at = endOfString(bytes, at)
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      depth += 1
      if (byte === OPEN_OBJECT || depth > 2 || depthOfList > 0) continue
      depthOfList = depth
      start = at + 1
      isFirst = true
      isOne = true
    } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) {
      if (depth === depthOfList) {
        yield { start, end: at, isOne, isFirst, isLast: true }
        depthOfList = 0
      }
      depth -= 1
    } else if (byte === COMMA && depth === depthOfList) {
      if (at - start < together) {
        isOne = false
        continue
      }
      yield { start, end: at, isOne, isFirst, isLast: false }
      start = at + 1
      isFirst = false
      isOne = true
    }
  }
}

/** Where a string ends: most are short, and of a long one the platform finds the next quote in a tenth of the time. */
function endOfString(bytes: Buffer, start: number): number {
  const { length } = bytes
  const near = Math.min(start + SHORT_STRING, length)
  let at = start + 1
  for (; at < near; at += 1) {
    const byte = bytes[at]
    if (byte === QUOTE) return at
    if (byte === BACKSLASH) at += 1
  }
  for (let end = bytes.indexOf(QUOTE, at); end >= 0; end = bytes.indexOf(QUOTE, end + 1)) {
    let backslashes = 0
    while (bytes[end - 1 - backslashes] === BACKSLASH) backslashes += 1
    if (backslashes % 2 === 0) return end
  }
  return length
}
