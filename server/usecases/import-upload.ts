import type { SyncRun } from '../../model/contract/source.ts'
import type { UploadRequest } from '../../model/contract/upload.ts'
import type { SyncLog } from '../sync/sync-options.ts'
import { rememberColumns } from './column-memory.ts'
import type { Context } from './context.ts'
import { describeRun } from './describe-run.ts'
import { importFiles } from './import-files.ts'
import { makeRoom } from './make-room.ts'
import { firstThatReads, withUploadedFile } from './uploaded-file.ts'

/** How it went is in the record of its run. */
const UNLOGGED: SyncLog = { info: () => undefined, error: () => undefined }

/**
 * Imports a file as `leverage import` does: wrong rows go to quarantine, and a file that cannot be read changes nothing.
 * Throws RefusedRequest for such a file, and for an id that is another source's or kept for Leverage itself.
 */
export async function importUpload(
  context: Context,
  { source: sourceId, replaceDemo, columns: stated, ...file }: UploadRequest,
): Promise<{ readonly run: SyncRun }> {
  const { run, fault } = await withUploadedFile(file, (path, readers) =>
    firstThatReads(readers, (source) =>
      importFiles(context, {
        source,
        sourceId,
        files: [path],
        log: UNLOGGED,
        signal: new AbortController().signal,
        ...(stated && { columns: async () => stated.mapping }),
        beforeWriting: async () => {
          await makeRoom(context, replaceDemo ?? false)
          if (stated) await rememberColumns(context.store, stated)
        },
      }),
    ),
  )
  context.events.publish({ type: 'sync-finished', source: sourceId, ok: fault === null })
  return { run: describeRun(run) }
}
