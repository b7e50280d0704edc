import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { UploadedFile } from '../../model/contract/upload.ts'
import type { AnySource } from '../sources/registry.ts'
import { SourceFault } from '../sources/source.ts'
import { SyncFault } from '../sync/sync-fault.ts'
import { readersOf } from './check-file.ts'
import { RefusedRequest } from './refused-request.ts'

/**
 * Gives `use` an uploaded text as a file on disk, which is where sources read from, with the sources that may read it, and
 * takes the file away afterwards. Throws RefusedRequest, in words that name the file as its sender does, when it is none
 * that can be read.
 */
export async function withUploadedFile<Result>(
  { name, text }: UploadedFile,
  use: (file: string, readers: readonly AnySource[]) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'leverage-upload-'))
  // Nothing of a name but its letters, so that it stays in its folder whatever was sent.
  const shown = basename(name.replaceAll('\\', '/')).replace(/[^\p{L}\p{N} ._()-]/gu, '-')
  const file = join(folder, /[^.]/.test(shown) ? shown : 'file.csv')
  try {
    await writeFile(file, text)
    return await use(file, readersOf(file))
  } catch (error) {
    if (!(error instanceof SourceFault || error instanceof SyncFault)) throw error
    const advice = error instanceof SourceFault ? ` ${error.advice}` : ''
    const message = `${error.message.replaceAll(`${folder}/`, '')}.${advice}`
    const path = error instanceof SyncFault ? 'source' : 'text'
    throw new RefusedRequest('invalid-request', message, [{ path, message }])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What the first source makes of it that can read the file; throws what the first of them found wrong when none can. */
export async function firstThatReads<Result>(
  readers: readonly AnySource[],
  read: (source: AnySource) => Promise<Result>,
): Promise<Result> {
  let first: SourceFault | null = null
  for (const source of readers) {
    try {
      return await read(source)
    } catch (error) {
      if (!(error instanceof SourceFault)) throw error
      first ??= error
    }
  }
  throw first ?? new Error('no source reads such files')
}
