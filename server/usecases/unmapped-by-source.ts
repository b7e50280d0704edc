import type { Context } from './context.ts'
import { loadUnmapped } from './load-evidence.ts'
import type { UnmappedRows } from './mapped-rows.ts'

interface Kept {
  readonly version: number
  readonly countedAt: number
  readonly counts: Promise<UnmappedRows>
}

/** While evidence keeps changing, as in a backfill, it is counted again after as many milliseconds. */
const COUNT_EVERY = 10_000
const kept = new WeakMap<Context['store'], Kept>()

/**
 * Incidents, and open issues and requests, that no rule, no name and no person brings to a service, by source. Counted
 * with the evidence that the ranking uses, once for each state of it.
 */
export async function unmappedBySource(context: Context): Promise<UnmappedRows> {
  const { store, now, engine } = context
  const version = await store.evidenceVersion()
  const known = kept.get(store)
  const isFilling = engine.progress().size > 0
  if (known && (known.version === version || (isFilling && now() - known.countedAt < COUNT_EVERY))) return known.counts
  const counts = loadUnmapped(context)
  kept.set(store, { version, countedAt: now(), counts })
  counts.catch(() => kept.delete(store))
  return counts
}
