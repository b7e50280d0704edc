import type { StoreDatabase } from './database.ts'
import { encodePage } from './encode-page.ts'
import { type EncodedPage, type IngestCounts, type PageOfEvidence, pageKeeper } from './keep-page.ts'
import type { WriterThread } from './writer-thread.ts'

/**
 * Rows and buckets of a page below which it is written here, unless its source asks ahead: of one that gives short pages a
 * process that is killed then loses only the one that is on its way.
 */
const LONG_PAGE = 150
/** A page of few rows waits for the disk as long as one of so many. */
const LEAST_OF_PAGE = 10
/** Rows and buckets of such pages after which a thread is worth its start. */
const FEWEST_FOR_THREAD = 500

export interface Ingest {
  /**
   * Keeps a page in one transaction: its rows, its quarantine, the counts of its run, the coverage and the cursor of its
   * source; or, when it throws StoreFault or LeaseLost, nothing of it. Long pages are written in a thread of their own, so
   * that the next can be read meanwhile and the event loop goes on.
   */
  page(page: PageOfEvidence): Promise<IngestCounts>
  /** Many long pages are about to come: starts the thread now. Resolves once it can write; nobody has to wait for that. */
  prepare(): Promise<void>
}

export function ingest(database: StoreDatabase, thread: WriterThread): Ingest {
  let keeper: ((page: EncodedPage) => IngestCounts) | null = null
  let inLongPages = 0
  const keepHere = (page: EncodedPage): IngestCounts => {
    keeper ??= database.connection.transaction(pageKeeper(database.connection)).immediate
    return keeper(page)
  }
  return {
    page(page) {
      const isLong = page.fetched >= LONG_PAGE || page.isAhead === true
      if (isLong) inLongPages += Math.max(page.fetched, LEAST_OF_PAGE)
      if (isLong && inLongPages > FEWEST_FOR_THREAD) void thread.start()
      // What comes while it starts is written here: nothing waits for it.
      return database.pageInTurn(() =>
        isLong && thread.isReady() ? thread.keep(encodePage(page)) : keepHere(encodePage(page)),
      )
    },
    prepare: () => thread.start(),
  }
}
