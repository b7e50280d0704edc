import type { StoreDatabase } from './database.ts'
import { type IngestCounts, type PageKeeper, type PageOfEvidence, pageKeeper } from './keep-page.ts'
import type { WriterThread } from './writer-thread.ts'

/**
 * Rows and buckets of a page below which it is written here. Sending it away takes about as long, and of a source that gives
 * short pages a process that is killed then loses only the one that is on its way.
 */
const LONG_PAGE = 150
/** Rows and buckets of long pages that are written before a thread would have started. */
const MOST_BEFORE_THREAD = 1_000

export interface Ingest {
  /**
   * Keeps a page in one transaction: its rows, its quarantine, the counts of its run, the coverage and the cursor of its
   * source; or, when it throws StoreFault or LeaseLost, nothing of it. Long pages are written in a thread of their own, so
   * that the next can be read meanwhile and the event loop goes on.
   */
  page(page: PageOfEvidence): Promise<IngestCounts>
  /** Many long pages are about to come: starts the thread now, so that none of them waits for it. */
  prepare(): void
}

export function ingest(database: StoreDatabase, thread: WriterThread): Ingest {
  let keeper: PageKeeper | null = null
  let inLongPages = 0
  let isPrepared = false
  const keepHere = (page: PageOfEvidence): IngestCounts => {
    keeper ??= pageKeeper(database.connection)
    return keeper(page)
  }
  return {
    page(page) {
      const isLong = page.fetched >= LONG_PAGE
      if (isLong) inLongPages += page.fetched
      return isLong && (isPrepared || inLongPages > MOST_BEFORE_THREAD)
        ? database.inTurn(() => thread.keep(page))
        : database.write(() => keepHere(page))
    },
    prepare() {
      isPrepared = true
      thread.start()
    },
  }
}
