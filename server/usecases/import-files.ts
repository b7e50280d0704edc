import type { AnySource } from '../sources/registry.ts'
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
}

/** Reads a source's own responses from disk through the same mapping as a live sync. */
export const importFiles = ({ store, now }: Context, order: ImportOrder): Promise<SyncResult> =>
  runSync({ store, now, ...order })
