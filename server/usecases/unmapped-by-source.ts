import type { ReadingContext } from './context.ts'
import { loadUnmapped } from './load-evidence.ts'

/** Rows of each source that belong to no service, by source id; a source without any is left out. */
export type UnmappedBySource = Readonly<Record<string, number>>

interface Kept {
  readonly version: number
  readonly countedAt: number
  readonly counts: Promise<UnmappedBySource>
}

/** While evidence keeps changing, as in a backfill, it is counted again after as many milliseconds. */
const COUNT_EVERY = 10_000
const kept = new WeakMap<ReadingContext['store'], Kept>()

/**
 * Incidents, and open issues and requests, that no rule, no name and no person brings to a service. Counted with the evidence
 * that the ranking uses, once for each state of it: for a thread, of tens of thousands of rows that takes a second.
 */
export async function unmappedBySource(context: ReadingContext): Promise<UnmappedBySource> {
  const { store, now } = context
  const [version, sources] = await Promise.all([store.evidenceVersion(), store.sources.all()])
  const known = kept.get(store)
  const isFilling = sources.some(({ lastRun }) => lastRun?.status === 'running')
  if (known && (known.version === version || (isFilling && now() - known.countedAt < COUNT_EVERY))) return known.counts
  const counts = loadUnmapped(context).then(Object.fromEntries<number>)
  kept.set(store, { version, countedAt: now(), counts })
  counts.catch(() => kept.delete(store))
  return counts
}
