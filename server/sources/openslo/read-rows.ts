import { z } from 'zod'
import type { KeptRow, RawRow } from '../source.ts'
import { findFiles } from './find-files.ts'
import { type OpenSloObject, parseObject } from './object-schema.ts'
import { type Entry, readEntries } from './read-entries.ts'
import { type Candidate, missingReferences, type Objects, objectsOf, referents, selfContained } from './references.ts'

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

function rawRow(row: Candidate & Understood & Entry, objects: Objects): RawRow {
  const { label, line, content } = row
  return {
    location: `${label} line ${line}`,
    content: rowOf(row, objects),
    text: JSON.stringify(content),
    origin: originOf(row, objects),
  }
}

/** What an object's text does not tell: what its files have against it, and the objects that it refers to. */
function originOf(row: Candidate & Understood & Entry, objects: Objects): z.infer<typeof originSchema> {
  const { label, line, content, fault } = row
  return {
    label,
    line,
    fault: fault ?? repetition(row, objects)?.reason ?? null,
    referents: referents(content, objects).map((other) => ({
      label: other.label,
      line: other.line,
      content: other.content,
    })),
  }
}

const placeSchema = z.object({ label: z.string(), line: z.number() })
const originSchema = placeSchema.extend({
  fault: z.string().nullable(),
  referents: z.array(placeSchema.extend({ content: z.unknown() })),
})

/** A row as it was read, beside the objects that it referred to then. Throws for one that was put aside without them. */
export function reopenRow({ location, raw, origin }: KeptRow): RawRow {
  const { label, line, fault, referents: others } = originSchema.parse(origin)
  const opened = (place: { label: string; line: number }, entry: Entry) => ({
    ...place,
    ...entry,
    ...understood(entry),
  })
  const row = opened({ label, line }, { line, content: JSON.parse(raw), fault })
  const beside = others.map((other) => opened(other, { line: other.line, content: other.content, fault: null }))
  return { location, content: rowOf(row, objectsOf([row, ...beside])), text: raw, origin }
}

function rowOf(row: Candidate & Understood, objects: Objects): OpenSloRow {
  const { object, content, reason } = row
  if (!object) return { name: statedName(content), reason }
  const repeated = repetition(row, objects)
  if (repeated) return repeated
  const missing = missingReferences(content, objects)
  if (missing.length > 0) return { name: object.name, reason: missing.slice(0, 3).join('; ') }
  const objectives = object.definition?.objectives ?? []
  return { object, raw: objectives.map((_, position) => JSON.stringify(selfContained(content, position, objects))) }
}

/** Why an object is refused whose name another has already. */
function repetition(row: Candidate, objects: Objects): { readonly name: string; readonly reason: string } | null {
  const { object } = row
  const first = object && objects.find(object.kind, object.name)
  if (!object || !first || first === row) return null
  const where = `${first.label} line ${first.line}`
  return {
    name: object.name,
    reason: `the ${object.kind} "${object.name}" is already in ${where}; give each its own name`,
  }
}

/** The name that a refused object gives itself, if it does. */
function statedName(content: unknown): string | null {
  const name = (content as { metadata?: { name?: unknown } | null } | null)?.metadata?.name
  return typeof name === 'string' && name !== '' && name.length <= 200 ? name : null
}
