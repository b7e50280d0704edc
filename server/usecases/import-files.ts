import { stat } from 'node:fs/promises'
import { csv } from '../sources/csv/csv.ts'
import type { ColumnMemory } from '../sources/list/header.ts'
import type { AnySource } from '../sources/registry.ts'
import type { Page } from '../sources/source.ts'
import { OWN_SOURCES } from '../store/evidence/one-per-id.ts'
import { runSync, type SyncLog, type SyncProgress, type SyncResult } from '../sync/run-sync.ts'
import { rememberedColumns } from './column-memory.ts'
import type { Context } from './context.ts'
import { RefusedRequest } from './refused-request.ts'
import { titleByFiles } from './title-by-files.ts'

export interface ImportOrder {
  readonly source: AnySource
  /** The id that rows are kept under; importing again under the same id updates them. */
  readonly sourceId: string
  readonly files: readonly string[]
  readonly signal: AbortSignal
  readonly log: SyncLog
  readonly onProgress?: (progress: SyncProgress) => void
  /** What columns mean; as it is remembered when left out. */
  readonly columns?: ColumnMemory
  /** Called once the files have proved readable, before anything is written. What it throws ends the import. */
  readonly beforeWriting?: () => Promise<void>
}

/** Bytes of files above which keeping their rows takes longer than starting a thread for it. */
const LARGE = 1_000_000

/**
 * Reads a source's own responses from disk through the same mapping as a live sync. Files that cannot be read at all
 * are refused before anything changes. Rejects with SourceFault for those, with RefusedRequest for an id that is kept for
 * Leverage itself, and with whatever `beforeWriting` throws.
 */
export async function importFiles({ store, now }: Context, order: ImportOrder): Promise<SyncResult> {
  const { beforeWriting, source, columns = rememberedColumns(store), ...rest } = order
  if (OWN_SOURCES.includes(order.sourceId)) {
    const message = `"${order.sourceId}" is kept for what Leverage itself is told; choose another id`
    throw new RefusedRequest('invalid-request', message, [{ path: 'source', message }])
  }
  // While the first of them is read.
  if ((await bytesIn(order.files)) > LARGE) void store.ingest.prepare()
  const pages = source.read(order.files, columns, order.sourceId)[Symbol.asyncIterator]()
  const first = await pages.next()
  await beforeWriting?.()
  const title = await titled(store, order)
  return runSync({ store, now, ...rest, source: { ...source, title, read: () => resumed(first, pages) } })
}

/** What the source is called from now on: "CSV" would say how its files are written, and not which they are. */
async function titled(store: Context['store'], { source, sourceId, files }: ImportOrder): Promise<string> {
  if (source.type !== csv.type) return source.title
  const known = await store.sources.find(sourceId)
  const title = titleByFiles(known, files, source.title)
  if (known?.type === source.type && known.title !== title) {
    await store.sources.upsert({ id: sourceId, type: source.type, title })
  }
  return title
}

async function* resumed(first: IteratorResult<Page>, rest: AsyncIterator<Page>): AsyncGenerator<Page> {
  for (let next = first; !next.done; next = await rest.next()) yield next.value
}

/** A file that cannot be read counts for nothing here: its source says what is wrong with it. */
async function bytesIn(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    files.map((file) =>
      stat(file).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}
