import type { Instant } from '../../model/quantity.ts'
import { OWN_NETWORKS } from '../sources/guarded-fetch.ts'
import { type ColumnMemory, signatureOf } from '../sources/list/header.ts'
import type { Page } from '../sources/source.ts'
import type { PageOfEvidence } from '../store/keep-page.ts'
import { coverageUntil, newestMoment, withoutFuture } from './future.ts'
import { giveWay } from './give-way.ts'
import { mapManyRows } from './map-rows.ts'
import { oneAhead } from './one-ahead.ts'
import { bucketsIn, type Part, partsOf } from './parts.ts'
import { reachedBy } from './reached.ts'
import { SyncFault, whyStopped } from './sync-fault.ts'
import type { SyncOptions, SyncProgress } from './sync-options.ts'
import { countUnmapped, type MappingJudge, mappingJudge } from './unmapped.ts'

/** Above this share of bad rows the source itself has changed, and going on would only fill quarantine. */
const MOST_BAD_SHARE = 0.2
/** Fewer rows are read to their end, however bad: each of them can be looked at. */
const FEWEST_ROWS_TO_HALT = 100

interface Tally {
  rows: number
  bad: number
  buckets: number
  /** The newest moment, up to now, that an incident mentions. */
  newest: Instant | null
  /** The moment that the last row or bucket is about. */
  reached: Instant | null
}

/**
 * Keeps every page of the run, large ones in parts. While a part is written the next is fetched, mapped and made ready, never
 * more than one ahead. Calls `onPage` with the location of each before its rows are kept. Throws what the source or the store throws,
 * and SyncFault when stopped or when too many rows are bad; by then nothing is being written any more.
 */
export async function keepPages<Config>(
  options: SyncOptions<Config>,
  run: number,
  onPage: (location: string) => void,
): Promise<void> {
  const { signal, sourceId } = options
  const tally: Tally = { rows: 0, bad: 0, buckets: 0, newest: null, reached: null }
  requireGoing(signal)
  const judge = await mappingJudge(options.store, sourceId)
  let kept = Promise.resolve()
  try {
    for await (const page of await pagesOf(options)) {
      for (const part of partsOf(page)) {
        requireGoing(signal)
        const { evidence, progress, tooBad } = await understood(options, run, page, part, tally, judge)
        const next = keepPart(options, evidence, progress, kept)
        // Heard of when it is awaited, which may be after the source's next answer.
        next.catch(() => undefined)
        await kept
        onPage(page.location)
        kept = next
        if (tooBad) {
          await kept
          throw tooBad
        }
        // Not before it is understood: the page after it may be on its way already, and a kill would cost both.
        await giveWay()
      }
    }
  } finally {
    await kept
  }
}

async function pagesOf<Config>(options: SyncOptions<Config>): Promise<AsyncIterable<Page>> {
  const { source, sourceId, store, now, signal } = options
  const columns: ColumnMemory = ({ names }) => store.columnMappings.find(signatureOf(names))
  if (options.files) return source.read(options.files, columns, sourceId)
  const cursor = (await store.sources.find(sourceId))?.cursor ?? null
  const told = (after: number) => store.webhooks.told(sourceId, after)
  const unseen = (seen: ReadonlySet<string>) => store.kept.unseen(sourceId, seen)
  const { fetch = globalThis.fetch, guard = OWN_NETWORKS } = options
  const pages = source.pull(options.config, cursor, { sourceId, fetch, guard, signal, now, told, unseen, columns })
  return source.asksAhead ? oneAhead(pages) : pages
}

/** What a part of a page comes to, how far the run is with it, and what ends the run once it is kept. */
async function understood<Config>(
  { source, sourceId, now, files, lease }: SyncOptions<Config>,
  run: number,
  page: Page,
  part: Part,
  tally: Tally,
  judge: MappingJudge,
) {
  const { rows, readings } = part
  const buckets = bucketsIn(part)
  const mapped = await mapManyRows(rows, (row) => withoutFuture(source.map(row, sourceId), row, now()))
  tally.newest = newestMoment(mapped.records, tally.newest, now())
  tally.reached = reachedBy(mapped.records, readings) ?? tally.reached
  tally.rows += rows.length
  tally.buckets += buckets
  tally.bad += mapped.rejections.length
  const tooBad = tooManyBadRows(tally)
  // Only a whole page that was understood moves the source on: the rest is asked for again.
  const isDone = part.isLast && tooBad === null
  const cursor = isDone && !files ? page.cursor : undefined
  const evidence: PageOfEvidence = {
    ...mapped,
    withdrawn: isDone ? [...mapped.withdrawn, ...(page.withdrawn ?? [])] : mapped.withdrawn,
    source: sourceId,
    run,
    fetched: rows.length + buckets,
    readings,
    unmapped: countUnmapped(judge, mapped.records),
    cursor,
    // A part is asked for again until its page is whole, and a file is in when its run has ended: both wait for the disk then.
    isPassing: cursor === undefined,
    coverage: isDone ? coverageUntil(page.coverage, tally.newest, now()) : null,
    seenAt: now(),
    lease: lease?.(),
    isAhead: source.asksAhead,
  }
  const progress: SyncProgress = {
    source: sourceId,
    fetched: tally.rows + tally.buckets,
    expected: page.expected,
    quarantined: tally.bad,
    reached: tally.reached,
  }
  return { evidence, progress, tooBad }
}

async function keepPart<Config>(
  { store, onProgress }: SyncOptions<Config>,
  evidence: PageOfEvidence,
  progress: SyncProgress,
  before: Promise<void>,
): Promise<void> {
  await store.ingest.page(evidence, before)
  onProgress?.(progress)
}

/** What ends the run when the source itself must have changed; null while few rows are bad. */
function tooManyBadRows({ bad, rows }: Tally): SyncFault | null {
  if (rows < FEWEST_ROWS_TO_HALT || bad <= MOST_BAD_SHARE * rows) return null
  return new SyncFault(
    'too-many-bad-rows',
    `${bad} of ${rows} rows could not be understood, more than one in five, so reading stopped here. ` +
      'The rows and the reasons are in quarantine; good rows were kept.',
  )
}

function requireGoing(signal: AbortSignal): void {
  if (signal.aborted) throw whyStopped(signal)
}
