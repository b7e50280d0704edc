import { isUtf8 } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { type Document, isScalar, isSeq, LineCounter, type Node, parseAllDocuments, visit } from 'yaml'
import { SourceFault } from '../source.ts'
import { type FoundFile, unreadable } from './find-files.ts'

/** Bytes of one file; a file of definitions written by people has a hundredth of it. */
const LARGEST_FILE = 1_000_000
/** Uses of YAML aliases in one document; more is a trap that grows in memory. */
const MOST_ALIASES = 100
/** An address and password in a data source are not ours to keep. */
const SECRET_FIELDS: ReadonlySet<string> = new Set(['connectionDetails'])

/** One object of a file, or the place where the file cannot be understood. */
export interface Entry {
  /** From 1. */
  readonly line: number
  /** Without the connection details of data sources. */
  readonly content: unknown
  /** Why there is no content. */
  readonly fault: string | null
}

/**
 * The objects of a YAML or JSON file: of every document in it, and of every list at the top of one. Throws a
 * SourceFault for a file that cannot be read at all.
 */
export async function readAnyEntries(file: FoundFile): Promise<Entry[]> {
  const bytes = await readFile(file.path).catch((cause: NodeJS.ErrnoException) => {
    throw unreadable(file.path, cause)
  })
  return entriesOf(bytes, file)
}

/** The same of an OpenSLO file. Throws a SourceFault also for one that was named and holds nothing of OpenSLO. */
export async function readEntries(file: FoundFile): Promise<Entry[]> {
  const entries = await readAnyEntries(file)
  if (!file.isNamed || entries.some(({ content }) => isObjectOfOpenSlo(content))) return entries
  throw notOpenSlo(file, entries)
}

function entriesOf(bytes: Buffer, file: FoundFile): Entry[] {
  const whole = (fault: string): Entry[] => [{ line: 1, content: null, fault }]
  if (bytes.length > LARGEST_FILE)
    return whole(`has ${bytes.length} bytes; a file has at most ${LARGEST_FILE}: split it`)
  if (!isUtf8(bytes)) return whole('is not UTF-8 text; save it as UTF-8')
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '')
  // JSON is YAML but for its tabs, which stand only between its values.
  const isJson = file.path.toLowerCase().endsWith('.json')
  try {
    return parse(isJson ? text.replaceAll('\t', ' ') : text)
  } catch (cause) {
    return whole(`is not usable YAML or JSON: ${(cause as Error).message}`)
  }
}

function parse(text: string): Entry[] {
  const lines = new LineCounter()
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line)
  const documents = parseAllDocuments(text, {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    merge: true,
    // Its own check compares every key with every other; ours is below.
    uniqueKeys: false,
    logLevel: 'silent',
  })
  return (Array.isArray(documents) ? documents : []).flatMap((document: Document.Parsed) => {
    const [error] = document.errors
    if (error) return [{ line: lineAt(error.pos[0]), content: null, fault: `is not YAML: ${error.message}` }]
    const repeated = repeatedKey(document)
    if (repeated)
      return [{ line: lineAt(repeated.offset), content: null, fault: `states "${repeated.key}" twice; take one out` }]
    const { contents } = document
    const content: unknown = withoutSecrets(document.toJS({ maxAliasCount: MOST_ALIASES }))
    const entry = (node: unknown, value: unknown): Entry => ({
      line: lineAt((node as Node | null)?.range?.[0] ?? document.range[0]),
      content: value,
      fault: null,
    })
    if (content === null || content === undefined) return []
    if (!isSeq(contents) || !Array.isArray(content)) return [entry(contents, content)]
    return content.map((value: unknown, position) => entry(contents.items[position], value))
  })
}

/** The first field that is stated a second time beside itself: which of the two is meant cannot be told. */
function repeatedKey(document: Document.Parsed): { readonly key: string; readonly offset: number } | null {
  let repeated: { readonly key: string; readonly offset: number } | null = null
  visit(document, {
    Map(_, map) {
      const keys = new Set<string>()
      for (const { key } of map.items) {
        if (!isScalar(key)) continue
        const name = String(key.value)
        if (keys.has(name) && name !== '<<') {
          repeated = { key: name.slice(0, 60), offset: key.range?.[0] ?? 0 }
          return visit.BREAK
        }
        keys.add(name)
      }
      return undefined
    },
  })
  return repeated
}

/** A copy in which secrets say that they were left out. */
const withoutSecrets = (content: unknown): unknown =>
  content === undefined
    ? null
    : JSON.parse(JSON.stringify(content, (field, value) => (SECRET_FIELDS.has(field) ? '(left out)' : value)))

const isObjectOfOpenSlo = (content: unknown): boolean =>
  typeof content === 'object' && content !== null && ('apiVersion' in content || 'kind' in content)

function notOpenSlo({ path }: FoundFile, entries: readonly Entry[]): SourceFault {
  const broken = entries.find(({ fault }) => fault !== null)
  if (broken) {
    return new SourceFault({
      code: 'malformed',
      location: path,
      line: broken.line,
      message: `${path} line ${broken.line} ${broken.fault}`,
      advice: 'Mend the file and import it again. Nothing was imported.',
    })
  }
  return new SourceFault({
    code: 'unknown-format',
    location: path,
    message: `${path} is no OpenSLO file: ${entries.length === 0 ? 'it is empty' : 'nothing in it has an apiVersion or a kind'}`,
    advice: 'Name files whose objects begin with apiVersion: openslo/v1, or the folder that holds them.',
  })
}
