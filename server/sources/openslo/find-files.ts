import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, extname, join, relative, resolve, sep } from 'node:path'
import { SourceFault } from '../source.ts'

const EXTENSIONS = ['.yaml', '.yml', '.json']

export interface FoundFile {
  readonly path: string
  /** What messages call it: its name, or its way from the folder that was named. */
  readonly label: string
  /** Named itself, and not only found in a folder. */
  readonly isNamed: boolean
}

/**
 * The files that paths name, and every .yaml, .yml and .json in the folders they name and below, hidden folders left
 * out; each once, in order of name. Throws a SourceFault for a path that is not there and a folder without such a file.
 */
export async function findFiles(paths: readonly string[]): Promise<FoundFile[]> {
  const found = new Map<string, FoundFile>()
  for (const path of paths) {
    for (const file of await filesAt(path)) {
      if (!found.has(resolve(file.path))) found.set(resolve(file.path), file)
    }
  }
  const files = [...found.values()]
  const isShared = (label: string) => files.filter((file) => file.label === label).length > 1
  return files.map((file) => (isShared(file.label) ? { ...file, label: file.path } : file))
}

async function filesAt(path: string): Promise<FoundFile[]> {
  const info = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    throw unreadable(path, cause)
  })
  if (!info.isDirectory()) return [{ path, label: basename(path), isNamed: true }]
  const folder = basename(resolve(path))
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch((cause) => {
    throw unreadable(path, cause)
  })
  const files: FoundFile[] = []
  for (const entry of entries) {
    const file = join(entry.parentPath, entry.name)
    const way = relative(path, file).split(sep)
    if (way.some((part) => part.startsWith('.')) || !(await isDefinition(entry, file))) continue
    files.push({ path: file, label: [folder, ...way].join('/'), isNamed: false })
  }
  if (files.length > 0) return files.sort((left, right) => (left.label < right.label ? -1 : 1))
  throw new SourceFault({
    code: 'not-found',
    location: path,
    message: `${path} has no ${EXTENSIONS.join(', ')} file in it or below`,
    advice: 'Name the folder that holds the definitions.',
  })
}

/** Links to files count: a mounted folder is often made of them. */
const isDefinition = async (entry: Dirent, path: string): Promise<boolean> =>
  EXTENSIONS.includes(extname(entry.name).toLowerCase()) &&
  (entry.isFile() || (entry.isSymbolicLink() && ((await stat(path).catch(() => null))?.isFile() ?? false)))

/** A path that cannot be read, and why. */
export const unreadable = (path: string, cause: NodeJS.ErrnoException): SourceFault =>
  new SourceFault({
    code: 'unreadable-file',
    location: path,
    message: `${path} cannot be read: ${cause.code === 'ENOENT' ? 'there is no such file or folder' : cause.message}`,
    advice: 'Check the path and that you may read it.',
    cause,
  })
