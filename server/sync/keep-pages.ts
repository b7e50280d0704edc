import { OWN_NETWORKS } from '../sources/guarded-fetch.ts'
import { type ColumnMemory, signatureOf } from '../sources/list/header.ts'
import type { Page, RawRow } from '../sources/source.ts'
import { LONG_PAGE } from '../store/ingest.ts'
import type { PageOfEvidence } from '../store/keep-page.ts'
import { coverageUntil, newestMoment, withoutFuture } from './future.ts'
import { giveWay } from './give-way.ts'
import { mapManyRows, mapRows } from './map-rows.ts'
import { oneAhead } from './one-ahead.ts'
import { bucketsIn, type Part, partsOf } from './parts.ts'
import { reachedBy } from './reached.ts'
import { whyStopped } from './sync-fault.ts'
import type { SyncOptions, SyncProgress } from './sync-options.ts'
import { emptyTally, type Tally, tooManyBadRows } from './tally.ts'
import { countUnmapped, type MappingJudge, mappingJudge } from './unmapped.ts'

/**
 * Of what is asked for again until it is whole, as many parts may wait to be written: one that takes SQLite to move its log
 * into the file takes as long as to understand four.
 */
const PARTS_AHEAD = 4

/**
 * Keeps every page of the run, large ones in parts. While one is written the next is fetched, mapped and made ready, and of
 * parts that do not move the cursor some more. Calls `onPage` with the location of each page that was read, and again of the
 * one that cannot be kept. Throws what the source or the store throws, and SyncFault when stopped or when too many rows are
 * bad; by then nothing is being written any more.
 */
export async function keepPages<Config>(
  options: SyncOptions<Config>,
  run: number,
  onPage: (location: string) => void,
): Promise<void> {
  const { signal, sourceId } = options
  const tally = emptyTally()
  requireGoing(signal)
  const judge = await mappingJudge(options.store, sourceId)
  const writing: { readonly location: string; readonly kept: Promise<void> }[] = []
  const awaitOldest = async () => {
    const [oldest] = writing
    await oldest?.kept.catch((fault) => {
      onPage(oldest.location)
      throw fault
    })
    // One that failed stays the oldest: what comes behind it fails because of it.
    writing.shift()
  }
  try {
    for await (const page of await pagesOf(options)) {
      for (const part of partsOf(page)) {
        requireGoing(signal)
        const { evidence, progress, tooBad } = await understood(options, run, page, part, tally, judge)
        const kept = keepPart(options, evidence, progress, writing.at(-1)?.kept)
        // Heard of when it is awaited, which may be after the source's next answer.
        kept.catch(() => undefined)
        writing.push({ location: page.location, kept })
        while (writing.length > (evidence.isPassing ? PARTS_AHEAD : 1)) await awaitOldest()
        onPage(page.location)
        if (tooBad) {
          await kept
          throw tooBad
        }
        // Not before it is understood: the page after it may be on its way already, and a kill would cost both.
        await giveWay()
      }
    }
  } finally {
    await Promise.allSettled(writing.map(({ kept }) => kept))
    while (writing.length > 0) await awaitOldest()
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
  const map = (row: RawRow) => withoutFuture(source.map(row, sourceId), row, now())
  // The page after a short one may be asked for as soon as something else has its turn, and a kill would then cost both.
  const isInOneTurn = !source.asksAhead && rows.length < LONG_PAGE
  const mapped = isInOneTurn ? mapRows(rows, map) : await mapManyRows(rows, map)
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

/** Holds on to nothing of the part but what is written of it. */
function keepPart<Config>(
  { store, onProgress }: SyncOptions<Config>,
  evidence: PageOfEvidence,
  progress: SyncProgress,
  before: Promise<void> | undefined,
): Promise<void> {
  return store.ingest.page(evidence, before).then(() => onProgress?.(progress))
}

function requireGoing(signal: AbortSignal): void {
  if (signal.aborted) throw whyStopped(signal)
}
