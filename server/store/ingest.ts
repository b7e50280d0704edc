import type { StoreDatabase } from './database.ts'
import { encodePage } from './encode-page.ts'
import type { EncodedPage, IngestCounts, PageKeeper, PageOfEvidence } from './keep-page.ts'
import { pageTransaction } from './page-transaction.ts'
import { inStoreWords, isBusy } from './store-fault.ts'
import { type HeldPage, NotFollowed, type WriterThread } from './writer-thread.ts'

/**
 * Rows and buckets of a page below which it is written here, unless its source asks ahead or it is a part of a longer one:
 * of a source that gives short pages a process that is killed then loses only the one that is on its way.
 */
export const LONG_PAGE = 150
/** A page of few rows waits for the disk as long as one of so many. */
const LEAST_OF_PAGE = 10
/** Rows and buckets of such pages after which a thread is worth its start. */
const FEWEST_FOR_THREAD = 500

export interface Ingest {
  /**
   * Keeps a page in one transaction: its rows, its quarantine, the counts of its run, the coverage and the cursor of its
   * source; or, when it throws StoreFault or LeaseLost, nothing of it. Long pages are written in a thread of their own, so
   * that the next can be read meanwhile and the event loop goes on.
   * @param before the page of its run that must be kept first: until then this one is made ready, and when that fails, so does
   * this. Several that are in the thread share one turn, unless some other write waits for its own.
   */
  page(page: PageOfEvidence, before?: Promise<unknown>): Promise<IngestCounts>
  /** Many long pages are about to come: starts its threads now. Resolves once they can work; nobody has to wait for that. */
  prepare(): Promise<unknown>
}

export function ingest(database: StoreDatabase, thread: WriterThread): Ingest {
  let keeper: PageKeeper | null = null
  let inLongPages = 0
  const keepHere = (page: EncodedPage): IngestCounts => {
    keeper ??= pageTransaction(database.connection)
    return keeper(page)
  }
  let last: Promise<unknown> = Promise.resolve()

  const prepare = () => Promise.all([thread.start(), database.expectPages()])

  /** Keeps a page in a turn of its own, which goes on for as long as others share it. */
  const inItsTurn = (held: HeldPage): Promise<IngestCounts> =>
    new Promise((resolve, reject) => {
      const turn = async () => {
        resolve(await held.write())
        for (let awaited: unknown; awaited !== last; await last) awaited = last
      }
      database.pageInTurn(turn).catch(reject)
    })

  /** What came of a page that shares the turn of the one before; null when it needs one of its own. */
  async function keptInSameTurn({ following }: HeldPage): Promise<IngestCounts | null> {
    if (following === null) return null
    last = following.catch(() => undefined)
    try {
      const counts = await following
      database.pageWritten()
      return counts
    } catch (error) {
      if (error instanceof NotFollowed || isBusy(error)) return null
      throw inStoreWords(error, database.path)
    }
  }

  async function keepHeld(held: HeldPage, before?: Promise<unknown>): Promise<IngestCounts> {
    try {
      const followed = await keptInSameTurn(held)
      if (followed) return followed
      await before
      return await inItsTurn(held)
    } finally {
      held.drop()
    }
  }

  return {
    // Waits for nothing itself: until a page is kept, only what is written of it takes up memory.
    async page(page, before) {
      const isLong = page.fetched >= LONG_PAGE || page.isAhead === true || page.isPassing === true
      if (isLong) inLongPages += Math.max(page.fetched, LEAST_OF_PAGE)
      if (isLong && inLongPages > FEWEST_FOR_THREAD) void prepare()
      const encoded = inWords(() => encodePage(page), database.path)
      // A short one behind others has to wait for them in any case.
      if ((isLong || thread.isBusy()) && thread.isReady())
        return keepHeld(thread.hold(encoded, !database.isAwaited()), before)
      // What comes while the thread starts is written here: nothing waits for it.
      return Promise.resolve(before).then(() => database.pageInTurn(() => keepHere(encoded)))
    },
    prepare,
  }
}

function inWords<Value>(work: () => Value, path: string): Value {
  try {
    return work()
  } catch (error) {
    throw inStoreWords(error, path)
  }
}
