import type { AnySource } from '../sources/registry.ts'
import type { Page } from '../sources/source.ts'
import { runSync, type SyncLog, type SyncProgress, type SyncResult } from '../sync/run-sync.ts'
import type { Context } from './context.ts'

export interface ImportOrder {
  readonly source: AnySource
  /** The id that rows are kept under; importing again under the same id updates them. */
  readonly sourceId: string
  readonly files: readonly string[]
  readonly signal: AbortSignal
  readonly log: SyncLog
  readonly onProgress?: (progress: SyncProgress) => void
  /** Called once the files have proved readable, before anything is written. What it throws ends the import. */
  readonly beforeWriting?: () => Promise<void>
}

/**
 * Reads a source's own responses from disk through the same mapping as a live sync. Files that cannot be read at all
 * are refused before anything changes. Rejects with SourceFault for those, and with whatever `beforeWriting` throws.
 */
export async function importFiles({ store, now }: Context, order: ImportOrder): Promise<SyncResult> {
  const { beforeWriting, source, ...rest } = order
  const pages = source.read(order.files)[Symbol.asyncIterator]()
  const first = await pages.next()
  await beforeWriting?.()
  return runSync({ store, now, ...rest, source: { ...source, read: () => resumed(first, pages) } })
}

async function* resumed(first: IteratorResult<Page>, rest: AsyncIterator<Page>): AsyncGenerator<Page> {
  for (let next = first; !next.done; next = await rest.next()) yield next.value
}
