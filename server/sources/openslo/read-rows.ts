import type { RawRow } from '../source.ts'
import { findFiles } from './find-files.ts'
import { type OpenSloObject, parseObject } from './object-schema.ts'
import { type Entry, readEntries } from './read-entries.ts'
import { type Candidate, missingReferences, type Objects, objectsOf, selfContained } from './references.ts'

/** What a raw row of an OpenSLO file holds: an object whose references were found, or why it is refused. */
export type OpenSloRow =
  | { readonly object: OpenSloObject /** Raw text of each objective, in order. */; readonly raw: readonly string[] }
  | { readonly name: string | null; readonly reason: string }

interface FileOfRows {
  readonly path: string
  readonly rows: readonly RawRow[]
}

/**
 * The rows of all files, file by file. Everything is read before the first row is known: an objective may refer to an
 * indicator in any other file. Throws SourceFault.
 */
export async function readRows(paths: readonly string[]): Promise<FileOfRows[]> {
  const files = await Promise.all(
    (await findFiles(paths)).map(async (file) => ({ ...file, entries: await readEntries(file) })),
  )
  const parsed = files.map(({ path, label, entries }) => ({
    path,
    rows: entries.map((entry) => ({ ...entry, ...understood(entry), label })),
  }))
  const objects = objectsOf(parsed.flatMap(({ rows }) => rows))
  return parsed.map(({ path, rows }) => ({ path, rows: rows.map((row) => rawRow(row, objects)) }))
}

interface Understood {
  readonly object: OpenSloObject | null
  readonly reason: string
}

function understood({ content, fault }: Entry): Understood {
  if (fault !== null) return { object: null, reason: fault }
  const parsed = parseObject(content)
  return 'reason' in parsed ? { object: null, reason: parsed.reason } : { object: parsed, reason: '' }
}

function rawRow(row: Candidate & Understood, objects: Objects): RawRow {
  const { label, line, content } = row
  return {
    location: `${label} line ${line}`,
    content: rowOf(row, objects),
    text: JSON.stringify(content),
  }
}

function rowOf(row: Candidate & Understood, objects: Objects): OpenSloRow {
  const { object, content, reason } = row
  if (!object) return { name: statedName(content), reason }
  const first = objects.find(object.kind, object.name)
  if (first !== row && first) {
    const where = `${first.label} line ${first.line}`
    return {
      name: object.name,
      reason: `the ${object.kind} "${object.name}" is already in ${where}; give each its own name`,
    }
  }
  const missing = missingReferences(content, objects)
  if (missing.length > 0) return { name: object.name, reason: missing.slice(0, 3).join('; ') }
  const objectives = object.definition?.objectives ?? []
  return { object, raw: objectives.map((_, position) => JSON.stringify(selfContained(content, position, objects))) }
}

/** The name that a refused object gives itself, if it does. */
function statedName(content: unknown): string | null {
  const name = (content as { metadata?: { name?: unknown } | null } | null)?.metadata?.name
  return typeof name === 'string' && name !== '' && name.length <= 200 ? name : null
}
