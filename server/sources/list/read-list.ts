import { isUtf8 } from 'node:buffer'
import { extname } from 'node:path'
import { beginning } from '../beginning.ts'
import { separatorOf } from '../csv/header.ts'
import { type CsvLine, readLineGroups } from '../csv/read-lines.ts'
import { parseJson } from '../parse-json.ts'
import { SourceFault, type SourceFaultCode } from '../source.ts'
import { isTurnDue, nextTurn } from '../turn.ts'
import { cellText } from './cell-text.ts'
import { eachCell, isPlain, MOST_NAMES } from './flat-cells.ts'
import type { ListHeader } from './header.ts'
import { jsonRows } from './json-rows.ts'
import type { ListedRow, ListedRows } from './named-row.ts'
import { parseYaml } from './parse-yaml.ts'
import { YamlFault } from './read-yaml.ts'
import { rowsAt } from './rows-at.ts'

/** Characters of YAML, which are read within a second or two. */
const LARGEST_YAML = 4_000_000
/** Bytes that are looked at before it is asked whether anything else should have its turn. */
const BYTES_AT_ONCE = 65_536

/** A list as it was read, before anybody says what its columns mean. */
export interface ReadList {
  /** Reads every row that nobody has asked for yet. Throws a SourceFault for more names than a row has. */
  readonly header: () => Promise<ListHeader>
  /** The list has one line that names its columns; else they are what its rows happen to have. */
  readonly isHeaderStated: boolean
  readonly rows: ListedRows
}

/** What is read, and what messages call it. */
export interface ListText {
  readonly location: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Its ending tells YAML, which anything might be. */
  readonly name: string
  /** Where in the document the rows are; left out: the longest list in it. */
  readonly rowsAt?: string | undefined
}

/** Reads CSV, JSON, JSON Lines or YAML. Throws a SourceFault for what is none of them, or is not whole. */
export async function readList(list: ListText): Promise<ReadList> {
  if (!isUtf8(list.bytes)) throw listFault(list, 'wrong-encoding', 'is not UTF-8 text', 'Save it as UTF-8.')
  const begins = beginning(list.bytes).slice(0, 1)
  if (begins === '') throw listFault(list, 'malformed', 'is empty', 'Check the address, or try again later.')
  if (begins === '<')
    throw listFault(list, 'malformed', 'is a web page, not a list', 'Give the address of the file itself.')
  if (begins === '{' || begins === '[') {
    const rows = await jsonRows(bufferOf(list), list.rowsAt)
    return rows ? withNames(list, rows) : fromDocument(list, await jsonIn(list))
  }
  if (/^\.ya?ml$/i.test(extname(list.name))) return fromDocument(list, await yamlIn(list))
  return fromCsv(list)
}

const bufferOf = ({ bytes }: ListText): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const textOf = (list: ListText): string =>
  bufferOf(list)
    .toString('utf8')
    .replace(/^\uFEFF/, '')

async function jsonIn(list: ListText): Promise<unknown> {
  try {
    return await parseJson(list.bytes)
  } catch (cause) {
    const lines = textOf(list).split(/\r?\n/)
    const read = (line: string) => (line.trim() === '' ? [] : [JSON.parse(line) as unknown])
    let position = 0
    try {
      const rows: unknown[] = []
      for (; position < lines.length; position += 1) rows.push(...read(lines[position] ?? ''))
      return rows
    } catch (lineCause) {
      const message =
        position === 0 ? (cause as Error).message : `line ${position + 1}: ${(lineCause as Error).message}`
      throw listFault(
        list,
        'malformed',
        `is not whole JSON: ${message}`,
        'It may have been cut short; try again later.',
      )
    }
  }
}

async function yamlIn(list: ListText): Promise<unknown> {
  const text = textOf(list)
  if (text.length > LARGEST_YAML) {
    throw listFault(
      list,
      'malformed',
      `has ${text.length} characters of YAML; at most ${LARGEST_YAML} are read`,
      'Give it as JSON.',
    )
  }
  try {
    return await parseYaml(text)
  } catch (cause) {
    const { message } = cause as Error
    throw cause instanceof YamlFault
      ? listFault(list, 'malformed', `is no YAML: ${message}`, 'Correct it.')
      : listFault(list, 'malformed', `was not read: ${message}`, 'Give it as JSON.')
  }
}

function fromDocument(list: ListText, document: unknown): ReadList {
  const found = rowsAt(document, list.rowsAt)
  if ('wrong' in found)
    throw listFault(list, 'unknown-format', found.wrong, 'Say where its rows are, such as data.items.')
  const rows = found.rows.map((content, position) => ({
    location: `${found.place}[${position}]`,
    line: position + 1,
    content,
    fault: isPlain(content) ? null : 'is no object with fields',
  }))
  return withNames(list, rows)
}

/** Rows that name their own fields: those of each are seen when it is asked for the first time. */
function withNames(list: ListText, rows: ListedRows): ReadList {
  const names = new Map<string, string>()
  const see = (name: string, value: unknown) => {
    if (!names.get(name)) names.set(name, shortened(cellText(value)))
  }
  let seen = 0
  const at = (position: number) => {
    const row = rows.at(position)
    if (row && position === seen) {
      seen += 1
      eachCell(row.content, see)
      if (names.size > MOST_NAMES)
        throw listFault(list, 'unknown-format', `has more than ${MOST_NAMES} fields`, 'Give a plainer list.')
    }
    return row
  }
  const header = async () => {
    while (seen < rows.length) {
      at(seen)
      if (isTurnDue()) await nextTurn()
    }
    return { names: [...names.keys()], examples: Object.fromEntries(names) }
  }
  return { header, isHeaderStated: false, rows: { length: rows.length, at } }
}

async function fromCsv(list: ListText): Promise<ReadList> {
  let names: readonly string[] = []
  const rows: ListedRow[] = []
  const examples: Record<string, string> = {}
  const see = ({ line, cells }: CsvLine) => {
    const content = Object.fromEntries(names.map((name, position) => [name, cells[position]?.trim() ?? '']))
    for (const name of names) examples[name] ||= shortened(content[name] ?? '')
    const fault =
      cells.length === names.length ? null : `has ${cells.length} cells; the first line names ${names.length} columns`
    rows.push({ location: `line ${line}`, line, content, fault })
  }
  for await (const group of readLineGroups(
    list.location,
    separatorOf(beginning(list.bytes, BYTES_AT_ONCE)),
    inPieces(list),
  )) {
    for (const line of group) {
      if (names.length > 0) see(line)
      else {
        names = line.cells.map((cell) => cell.trim())
        requireNames(list, names)
      }
    }
  }
  return { header: async () => ({ names, examples }), isHeaderStated: true, rows }
}

async function* inPieces({ bytes }: ListText): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes.length; start += BYTES_AT_ONCE) {
    if (isTurnDue()) await nextTurn()
    yield Buffer.from(bytes.buffer, bytes.byteOffset + start, Math.min(BYTES_AT_ONCE, bytes.length - start))
  }
}

export function requireNames(list: Pick<ListText, 'location'>, names: readonly string[]): void {
  const unnamed = names.indexOf('')
  const twice = names.find((name, position) => names.indexOf(name) !== position)
  const advice = 'Correct the first line.'
  if (names.length > MOST_NAMES) throw listFault(list, 'wrong-header', `names more than ${MOST_NAMES} columns`, advice)
  if (names.length < 2)
    throw listFault(list, 'unknown-format', 'is no list: its first line names one column at most', advice)
  if (unnamed >= 0) throw listFault(list, 'wrong-header', `has no name for column ${unnamed + 1}`, advice)
  if (twice !== undefined) throw listFault(list, 'wrong-header', `has the column "${twice}" twice`, advice)
}

const LONGEST_EXAMPLE = 60
const shortened = (text: string): string =>
  text.length > LONGEST_EXAMPLE ? `${text.slice(0, LONGEST_EXAMPLE).toWellFormed()}…` : text.toWellFormed()

export const listFault = (
  { location }: Pick<ListText, 'location'>,
  code: SourceFaultCode,
  what: string,
  advice: string,
): SourceFault => new SourceFault({ code, location, message: `${location} ${what}`, advice })
