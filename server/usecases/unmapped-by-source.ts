import type { Store } from '../store/store.ts'
import type { ReadingContext } from './context.ts'
import { loadUnmapped } from './load-evidence.ts'
import type { UnmappedRows } from './mapped-rows.ts'

interface Kept {
  readonly version: number
  readonly countedAt: number
  readonly counts: Promise<UnmappedRows>
}

/** While evidence keeps changing, as in a backfill, it is counted again after as many milliseconds. */
const COUNT_EVERY = 10_000
const kept = new WeakMap<Store, Kept>()

/**
 * Incidents, and open issues and requests, that no rule, no name and no person brings to a service, by source. Counted with
 * the evidence that the ranking uses, once for each state of it: for a thread, of tens of thousands of rows that takes a second.
 */
export async function unmappedBySource(context: ReadingContext): Promise<UnmappedRows> {
  const { store, now } = context
  const version = await store.evidenceVersion()
  const known = kept.get(store)
  if (known?.version === version) return known.counts
  if (known && now() - known.countedAt < COUNT_EVERY && (await isFilling(store))) return known.counts
  const counts = loadUnmapped(context)
  kept.set(store, { version, countedAt: now(), counts })
  counts.catch(() => kept.delete(store))
  return counts
}

const isFilling = async (store: Store): Promise<boolean> =>
  (await store.sources.all()).some(({ lastRun }) => lastRun?.status === 'running')
