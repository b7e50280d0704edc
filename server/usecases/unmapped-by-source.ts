import { mappingJudge } from '../sync/unmapped.ts'
import type { Context } from './context.ts'

interface Kept {
  readonly version: number
  readonly countedAt: number
  readonly counts: Promise<ReadonlyMap<string, number>>
}

/** While evidence keeps changing, as in a backfill, it is counted again after as many milliseconds. */
const COUNT_EVERY = 10_000
const kept = new WeakMap<Context['store'], Kept>()

/** Incidents and issues that no rule and no name brings to a service, by source. Counted once for each state of the evidence. */
export async function unmappedBySource({ store, now, engine }: Context): Promise<ReadonlyMap<string, number>> {
  const version = await store.evidenceVersion()
  const known = kept.get(store)
  const isFilling = engine.progress().size > 0
  if (known && (known.version === version || (isFilling && now() - known.countedAt < COUNT_EVERY))) return known.counts
  const counts = count(store)
  kept.set(store, { version, countedAt: now(), counts })
  counts.catch(() => kept.delete(store))
  return counts
}

async function count(store: Context['store']): Promise<ReadonlyMap<string, number>> {
  const [judge, incidents, issues] = await Promise.all([
    mappingJudge(store),
    store.incidents.all(),
    store.activity.issueServices(),
  ])
  const counts = new Map<string, number>()
  const add = (source: string, more: number) => counts.set(source, (counts.get(source) ?? 0) + more)
  for (const incident of incidents) if (judge.isUnmappedIncident(incident)) add(incident.source, 1)
  for (const group of issues) if (judge.isUnmappedIssue(group)) add(group.source, group.count)
  return counts
}
