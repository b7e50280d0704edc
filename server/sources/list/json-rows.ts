import { isWrittenPlainly } from '../json-text.ts'
import { piecesOf } from '../parse-json.ts'
import { isTurnDue, nextTurn } from '../turn.ts'
import { isPlain } from './flat-cells.ts'
import type { ListedRow, ListedRows } from './named-row.ts'

const OPEN_OBJECT = 0x7b
const SPACES = new Set([0x20, 0x09, 0x0a, 0x0d])

/** Where an element stands in the bytes. */
interface Span {
  readonly start: number
  readonly end: number
}

interface FoundRows {
  /** What the list is called where it stands. */
  readonly place: string
  readonly spans: readonly Span[]
}

/**
 * The rows of a JSON document that is a list of objects, or has it right below its top, each parsed when it is asked for: all
 * of them at once cost more to keep than to parse. One that is no JSON by itself is a row with that as its fault. Null for any
 * other document, and for one that is not whole: parsed at once it says what it is.
 * @param path the name of the list; left out: the longest
 */
export async function jsonRows(bytes: Buffer, path?: string): Promise<ListedRows | null> {
  const found = await findRows(bytes, path)
  if (found === null) return null
  const textAt = ({ start, end }: Span) => bytes.toString('utf8', start, end).trim()
  const [first] = found.spans
  const firstText = first ? textAt(first) : '{}'
  const firstRow = parsed(firstText)
  if (firstRow instanceof SyntaxError || !isPlain(firstRow)) return null
  // As the first is written the others are.
  const isCompact = JSON.stringify(firstRow) === firstText
  return {
    length: found.spans.length,
    at(position): ListedRow | undefined {
      const span = found.spans[position]
      if (!span) return undefined
      const came = textAt(span)
      const row = parsed(came)
      const place = { location: `${found.place}[${position}]`, line: position + 1 }
      if (row instanceof SyntaxError) return { ...place, content: came, fault: `is no JSON: ${row.message}` }
      const text = isCompact && isWrittenPlainly(came) ? came : undefined
      return { ...place, content: row, text, fault: isPlain(row) ? null : 'is no object with fields' }
    },
  }
}

async function findRows(bytes: Buffer, path: string | undefined): Promise<FoundRows | null> {
  const lists: Span[][] = []
  let frame = ''
  let from = 0
  for (const { start, end, isFirst, isLast } of piecesOf(bytes, 0)) {
    if (isFirst) {
      frame += bytes.toString('utf8', from, start) + lists.length
      lists.push([])
    }
    const isBlank = firstByte(bytes, { start, end }) === null
    // Between two commas, or behind the last, something has to be.
    if (isBlank && !(isFirst && isLast)) return null
    if (!isBlank) lists.at(-1)?.push({ start, end })
    if (isLast) from = end
    if (isTurnDue()) await nextTurn()
  }
  const document = parsed((frame + bytes.toString('utf8', from)).replace(/^\uFEFF/, ''))
  if (document instanceof SyntaxError || (path !== undefined && Array.isArray(document))) return null
  const found = [...placesIn(document)]
    .map(({ place, number }) => ({ place, spans: lists[number] ?? [] }))
    .filter(({ place }) => path === undefined || (place === path && !/[./]/.test(place)))
    .filter(({ spans }) => spans.length === 0 || spans.some((span) => firstByte(bytes, span) === OPEN_OBJECT))
  return found.sort((one, other) => other.spans.length - one.spans.length)[0] ?? null
}

/** The lists of a document in which each holds its number. None where there may be others further below. */
function* placesIn(document: unknown): Generator<{ readonly place: string; readonly number: number }> {
  if (Array.isArray(document)) yield { place: 'rows', number: Number(document[0]) }
  if (!isPlain(document) || Object.values(document).some((value) => isPlain(value) && hasList(value))) return
  for (const [place, value] of Object.entries(document)) {
    if (Array.isArray(value)) yield { place, number: Number(value[0]) }
  }
}

const hasList = (value: object): boolean => JSON.stringify(value).includes('[')

/** The first byte that is no space. */
function firstByte(bytes: Buffer, { start, end }: Span): number | null {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0
    if (!SPACES.has(byte)) return byte
  }
  return null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    return error
  }
}
