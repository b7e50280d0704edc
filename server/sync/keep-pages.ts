import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Instant } from '../../model/quantity.ts'
import type { Page } from '../sources/source.ts'
import { coverageUntil, newestMoment, withoutFuture } from './future.ts'
import { mapRows } from './map-rows.ts'
import { SyncFault } from './sync-fault.ts'
import type { SyncOptions } from './sync-options.ts'

/** Rows in one transaction: more would hold up every request that comes in meanwhile. */
const ROWS_PER_TRANSACTION = 1_000
/** Above this share of bad rows the source itself has changed, and going on would only fill quarantine. */
const MOST_BAD_SHARE = 0.2
/** Fewer rows are read to their end, however bad: each of them can be looked at. */
const FEWEST_ROWS_TO_HALT = 100

interface Tally {
  rows: number
  bad: number
  /** The newest moment, up to now, that an incident mentions. */
  newest: Instant | null
}

/**
 * Keeps every page of the run, large ones in parts. Calls `onPage` with the location of each before its rows are kept.
 * Throws what the source or the store throws, and SyncFault when stopped or when too many rows are bad.
 */
export async function keepPages<Config>(
  options: SyncOptions<Config>,
  run: number,
  onPage: (location: string) => void,
): Promise<void> {
  const { signal, onProgress, sourceId } = options
  const tally: Tally = { rows: 0, bad: 0, newest: null }
  requireGoing(signal)
  for await (const page of await pagesOf(options)) {
    onPage(page.location)
    // A page without rows still moves the cursor and the coverage.
    for (let start = 0; start === 0 || start < page.rows.length; start += ROWS_PER_TRANSACTION) {
      requireGoing(signal)
      await keepPart(options, run, page, start, tally)
      onProgress?.({ source: sourceId, fetched: tally.rows, expected: page.expected, quarantined: tally.bad })
      await nextTurn()
    }
  }
}

async function pagesOf<Config>(options: SyncOptions<Config>): Promise<AsyncIterable<Page>> {
  const { source, sourceId, store, now, signal } = options
  if (options.files) return source.read(options.files)
  const cursor = (await store.sources.find(sourceId))?.cursor ?? null
  return source.pull(options.config, cursor, { sourceId, fetch: options.fetch ?? globalThis.fetch, signal, now })
}

async function keepPart<Config>(
  { store, source, sourceId, now, files }: SyncOptions<Config>,
  run: number,
  page: Page,
  start: number,
  tally: Tally,
): Promise<void> {
  const rows = page.rows.slice(start, start + ROWS_PER_TRANSACTION)
  const mapped = mapRows(rows, (row) => withoutFuture(source.map(row, sourceId), row, now()))
  tally.newest = newestMoment(mapped.records, tally.newest, now())
  tally.rows += rows.length
  tally.bad += mapped.rejections.length
  const tooBad = tally.rows >= FEWEST_ROWS_TO_HALT && tally.bad > MOST_BAD_SHARE * tally.rows
  // Only a whole page that was understood moves the source on: the rest is asked for again.
  const isDone = start + rows.length === page.rows.length && !tooBad
  await store.ingest.page({
    ...mapped,
    source: sourceId,
    run,
    fetched: rows.length,
    cursor: isDone && !files ? page.cursor : undefined,
    coverage: isDone ? coverageUntil(page.coverage, tally.newest, now()) : null,
    seenAt: now(),
  })
  if (tooBad) {
    throw new SyncFault(
      'too-many-bad-rows',
      `${tally.bad} of ${tally.rows} rows could not be understood, more than one in five, so reading stopped here. ` +
        'The rows and the reasons are in quarantine; good rows were kept.',
    )
  }
}

function requireGoing(signal: AbortSignal): void {
  if (signal.aborted) throw new SyncFault('stopped', 'stopped before it finished; the next sync goes on from here')
}
