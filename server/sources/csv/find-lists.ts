import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { SourceFault } from '../source.ts'

const TABLES = ['.csv', '.tsv']
const DOCUMENTS = ['.json', '.jsonl', '.ndjson', '.yaml', '.yml']

export interface FoundList {
  readonly path: string
  /** It is read as a table of separated values, not as a document. */
  readonly isTable: boolean
}

/** The files that paths name, and the lists in the folders that they name, in order of name. Throws a SourceFault for an empty folder. */
export async function findLists(paths: readonly string[]): Promise<FoundList[]> {
  const found = await Promise.all(paths.map(listsAt))
  return found.flat().map((path) => ({ path, isTable: !DOCUMENTS.includes(extname(path).toLowerCase()) }))
}

/** A path that is not there is none of a folder: whoever opens it says so. */
async function listsAt(path: string): Promise<string[]> {
  const isFolder = (await stat(path).catch(() => null))?.isDirectory() ?? false
  if (!isFolder) return [path]
  const entries = await readdir(path, { withFileTypes: true })
  const lists = entries.filter(isList).map(({ name }) => join(path, name))
  if (lists.length > 0) return lists.sort()
  throw new SourceFault({
    code: 'not-found',
    location: path,
    message: `${path} has no ${[...TABLES, ...DOCUMENTS].join(', ')} file in it`,
    advice: 'Name the folder that holds the lists.',
  })
}

const isList = (entry: Dirent): boolean =>
  !entry.isDirectory() &&
  !entry.name.startsWith('.') &&
  [...TABLES, ...DOCUMENTS].includes(extname(entry.name).toLowerCase())
