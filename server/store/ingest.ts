import type { StoreDatabase } from './database.ts'
import { type IngestCounts, type PageKeeper, type PageOfEvidence, pageKeeper } from './keep-page.ts'
import type { WriterThread } from './writer-thread.ts'

/** Rows and buckets that are written before a thread would have started. */
const MOST_BEFORE_THREAD = 1_000

export interface Ingest {
  /**
   * Keeps a page in one transaction: its rows, its quarantine, the counts of its run, the coverage and the cursor of its
   * source; or, when it throws StoreFault or LeaseLost, nothing of it. Once there is much to keep it is written in a thread
   * of its own, so that the next can be read meanwhile and nobody here waits for the disk.
   */
  page(page: PageOfEvidence): Promise<IngestCounts>
  /** Much is about to come: starts the thread now, so that no page waits for it. */
  prepare(): void
}

export function ingest(database: StoreDatabase, thread: WriterThread): Ingest {
  let keeper: PageKeeper | null = null
  let given = 0
  let isPrepared = false
  const keepHere = (page: PageOfEvidence): IngestCounts => {
    keeper ??= pageKeeper(database.connection)
    return keeper(page)
  }
  return {
    page(page) {
      given += page.fetched
      return isPrepared || given > MOST_BEFORE_THREAD
        ? database.inTurn(() => thread.keep(page))
        : database.write(() => keepHere(page))
    },
    prepare() {
      isPrepared = true
      thread.start()
    },
  }
}
